"use client";

import type { DynamicToolUIPart } from "ai";
import { Check, ChevronRight, LoaderCircle, TriangleAlert } from "lucide-react";
import { Collapsible } from "radix-ui";

import { useUser } from "@/lib/auth/user-context";
import { asEnvelope, durationInWords, toolTitle, type ToolState } from "@/lib/chat/tools";
import type { ChatData } from "@/lib/chat/types";

import { JsonDetail } from "./json-detail";
import { Reading } from "./reading";
import { UndoButton } from "./undo-button";

interface ToolChipProps {
  part: DynamicToolUIPart;
  /** Known once the call is over. */
  facts: ChatData["tool"] | undefined;
}

function stateOf(part: DynamicToolUIPart): ToolState {
  if (part.state === "output-error" || part.state === "output-denied") return "failed";
  if (part.state !== "output-available") return "running";
  return asEnvelope(part.output)?.status === "error" ? "failed" : "done";
}

function StateIcon({ state }: { state: ToolState }) {
  if (state === "running") {
    return (
      <LoaderCircle
        aria-label="Running"
        className="size-3.5 shrink-0 animate-spin motion-reduce:animate-none"
      />
    );
  }
  return state === "done" ? (
    <Check aria-label="Done" className="size-3.5 shrink-0 text-success-ink" />
  ) : (
    <TriangleAlert aria-label="Failed" className="size-3.5 shrink-0 text-warning-ink" />
  );
}

function errorOf(part: DynamicToolUIPart): string | null {
  if (part.state === "output-error") return part.errorText;
  return part.state === "output-available"
    ? (asEnvelope(part.output)?.error?.message ?? null)
    : null;
}

/** One tool call: a quiet line in plain words that opens to what was sent and what came back. */
export function ToolChip({ part, facts }: ToolChipProps) {
  const user = useUser();
  const durationMs = facts?.duration_ms;
  const reading = facts?.reading ?? [];
  const state = stateOf(part);
  const error = errorOf(part);
  const output = part.state === "output-available" ? part.output : undefined;
  const title = toolTitle(part.toolName, state, output);
  const changeId = asEnvelope(output)?.change_id ?? null;
  return (
    <div className="flex w-full min-w-0 flex-wrap items-start gap-1">
      <Collapsible.Root className="w-fit max-w-full min-w-0 rounded-lg border border-line bg-surface data-[state=open]:w-full">
        <Collapsible.Trigger className="group flex max-w-full items-center gap-2 rounded-lg px-2.5 py-1.5 text-left text-sm text-muted tap-target hover:text-ink">
          <StateIcon state={state} />
          <span className="min-w-0 truncate">{title}</span>
          {durationMs !== undefined && (
            <span className="shrink-0 text-xs tabular-nums">{durationInWords(durationMs)}</span>
          )}
          <ChevronRight
            aria-hidden
            className="size-3.5 shrink-0 transition-transform group-data-[state=open]:rotate-90"
          />
        </Collapsible.Trigger>
        <Collapsible.Content className="flex flex-col gap-2.5 border-t border-line px-2.5 py-2.5">
          <p className="text-xs text-muted">
            Tool <code className="font-mono">{part.toolName}</code>
          </p>
          {reading.length > 0 && <Reading parts={reading} />}
          <JsonDetail label="Arguments" value={part.input ?? {}} />
          {error && <p className="text-sm text-warning-ink">{error}</p>}
          {output !== undefined && <JsonDetail label="Result" value={output} />}
        </Collapsible.Content>
      </Collapsible.Root>
      {changeId !== null && <UndoButton userId={user.id} changeId={changeId} what={title} />}
    </div>
  );
}
