"use client";

import { Upload } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";

interface FileDropProps {
  busy: boolean;
  onFile: (file: File) => void;
}

/** Takes a file: chosen with the button, or dropped here. */
export function FileDrop({ busy, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "flex flex-col items-center gap-2 rounded-md border border-dashed p-5 text-center transition-colors",
        over ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to import"
        accept=".json,.csv,.ics,.txt,application/json,text/csv,text/calendar"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ""; // so that the same file can be chosen again
          if (file) onFile(file);
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        <Upload aria-hidden className="size-4" />
        Choose a file
      </Button>
      <p className="text-sm text-muted">
        or drop it here. At most 2 MiB and 5,000 tasks. You see what would be added first.
      </p>
    </div>
  );
}
