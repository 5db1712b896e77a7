"use client";

import Link from "next/link";
import { useEffect, useRef, type ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/states";
import type { ImportResult } from "@/lib/api/types";
import { useUser } from "@/lib/auth/user-context";
import { useUndo } from "@/lib/history/undo";
import { countOf } from "@/lib/tasks/bulk-words";
import { fileSentence } from "@/lib/transfer/file";
import { useImport, useLookAt } from "@/lib/transfer/import";

import { FileDrop } from "./file-drop";
import { ImportPreviewTable } from "./import-preview";
import { ImportProblems } from "./import-problems";

/** A heading that takes the focus when it comes, so that nobody loses the place where the work goes on. */
function Arrived({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} className="rounded-sm font-medium break-words">
      {children}
    </h3>
  );
}

function Done({ result, onAgain }: { result: ImportResult; onAgain: () => void }) {
  const undo = useUndo(useUser().id);
  const change = result.change_id;
  return (
    <div className="flex flex-col gap-3">
      <Arrived>
        {undo.isSuccess ? "The import is undone" : `${countOf(result.total)} imported`}
      </Arrived>
      <ImportProblems report={result} />
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary">
          <Link href="/chat">Open your tasks</Link>
        </Button>
        {change !== null && !undo.isSuccess && (
          <Button loading={undo.isPending} onClick={() => undo.mutate({ change_id: change })}>
            Undo the import
          </Button>
        )}
        <Button onClick={onAgain}>Import another file</Button>
      </div>
    </div>
  );
}

/** Takes a file of tasks in two steps: what it would add, and then, after a yes, adding it. */
export function ImportForm() {
  const { id } = useUser();
  const look = useLookAt(id);
  const bring = useImport(id);
  const again = () => {
    look.reset();
    bring.reset();
  };

  if (bring.data) return <Done result={bring.data} onAgain={again} />;
  if (!look.data) {
    return (
      <div className="flex flex-col gap-3">
        {look.error && <ErrorNote>{fileSentence(look.error)}</ErrorNote>}
        <FileDrop busy={look.isPending} onFile={(file) => look.mutate(file)} />
      </div>
    );
  }
  const { name, preview } = look.data;
  return (
    <div className="flex flex-col gap-3">
      <Arrived>
        {preview.total ? `${countOf(preview.total)} in ${name}` : `There is no task in ${name}`}
      </Arrived>
      {preview.tasks.length > 0 && <ImportPreviewTable preview={preview} />}
      <ImportProblems report={preview} />
      {bring.error && <ErrorNote>{fileSentence(bring.error)}</ErrorNote>}
      <div className="flex flex-wrap gap-2">
        {preview.total > 0 && (
          <Button
            variant="primary"
            loading={bring.isPending}
            onClick={() => bring.mutate(look.data)}
          >
            Import {countOf(preview.total)}
          </Button>
        )}
        <Button onClick={again}>{preview.total > 0 ? "Cancel" : "Choose another file"}</Button>
      </div>
    </div>
  );
}
