import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/states";
import { errorSentence } from "@/lib/api/errors";

/** Says why something could not be fetched, and offers to try again. */
export function FailedQuery({ query }: { query: { error: unknown; refetch: () => unknown } }) {
  return (
    <ErrorNote
      action={
        <Button size="sm" onClick={() => void query.refetch()}>
          Retry
        </Button>
      }
    >
      {errorSentence(query.error)}
    </ErrorNote>
  );
}
