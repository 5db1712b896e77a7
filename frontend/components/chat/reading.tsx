import type { ReadPart } from "@/lib/api/types";

function label(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1).replaceAll("_", " ");
}

/** Which words of the message were taken for what, so that a wrong reading is seen. */
export function Reading({ parts }: { parts: ReadPart[] }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs font-medium text-muted">Understood</p>
      <dl aria-label="Understood" className="flex flex-wrap gap-1.5 text-sm">
        {parts.map(({ what, text, start }) => (
          <div
            key={start}
            className="flex min-w-0 gap-1.5 rounded-sm bg-sunken px-1.5 py-0.5 break-words"
          >
            <dt className="shrink-0 text-muted">{label(what)}</dt>
            <dd className="min-w-0">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
