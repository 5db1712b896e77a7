"use client";

import { SlidersHorizontal } from "lucide-react";
import { useRef, useState, type Ref } from "react";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { SelectField } from "@/components/ui/select-field";
import type { TaskPriority } from "@/lib/api/types";
import { useTags } from "@/lib/tasks/queries";
import type { TaskView } from "@/lib/tasks/view-names";
import {
  GROUPINGS,
  PRIORITIES,
  PRIORITY_LABELS,
  SORTS,
  defaultOptions,
  isDefault,
  isSortOf,
  type Grouping,
  type Sort,
  type ViewOptions as Options,
} from "@/lib/tasks/view-options";

function choices<T extends string>(labels: Record<T, string>): { value: T; label: string }[] {
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));
}

const PRIORITY_CHOICES = [
  { value: "" as const, label: "Any" },
  ...PRIORITIES.map((value) => ({ value, label: PRIORITY_LABELS[value] })),
];
const GROUP_CHOICES = choices<Grouping>(GROUPINGS);

interface ViewOptionsProps {
  userId: string;
  view: TaskView;
  options: Options;
  onChange: (some: Partial<Options>) => void;
  /** Called when the focus is to go to the rows, which can be selected from then on. */
  onSelectTasks: () => void;
  buttonRef: Ref<HTMLButtonElement>;
}

/** Filters, order and headings of the open view, under one button that shows whether anything is set. */
export function ViewOptions(props: ViewOptionsProps) {
  const { userId, view, options, onChange, onSelectTasks, buttonRef } = props;
  const [open, setOpen] = useState(false);
  const toSelect = useRef(false);
  const { data: known = [] } = useTags(userId, open);
  const changed = !isDefault(view, options);

  // What the list is filtered by can be seen here, also before the tags were read or when it has none left.
  const isKnown = !options.tag || known.some(({ tag }) => tag === options.tag);
  const tagChoices = [
    { value: "", label: "Any" },
    ...(isKnown ? [] : [{ value: options.tag!, label: `#${options.tag!}` }]),
    ...known.map(({ tag, tasks }) => ({ value: tag, label: `#${tag} (${tasks})` })),
  ];

  return (
    <Popover
      label="View options"
      open={open}
      onOpenChange={setOpen}
      onCloseAutoFocus={(event) => {
        if (!toSelect.current) return;
        // The button gives way to the bar of what is selected.
        event.preventDefault();
        toSelect.current = false;
        onSelectTasks();
      }}
      trigger={
        <Button
          ref={buttonRef}
          variant="ghost"
          size="icon"
          aria-label={changed ? "View options, changed" : "View options"}
          title="View options"
        >
          <SlidersHorizontal aria-hidden className="size-4" />
          {changed && (
            <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full bg-accent" />
          )}
        </Button>
      }
    >
      <div className="flex flex-col gap-2.5">
        <SelectField
          label="Priority"
          options={PRIORITY_CHOICES}
          value={options.priority ?? ""}
          onValueChange={(value: TaskPriority | "") => onChange({ priority: value || null })}
        />
        <SelectField
          label="Tag"
          options={tagChoices}
          value={options.tag ?? ""}
          onValueChange={(tag) => onChange({ tag: tag || null })}
        />
        <SelectField
          label="Sort by"
          options={choices<Sort>(SORTS).filter(({ value }) => isSortOf(view, value))}
          value={options.sort}
          onValueChange={(sort) => onChange({ sort })}
        />
        <SelectField
          label="Group by"
          options={GROUP_CHOICES}
          value={options.group}
          onValueChange={(group) => onChange({ group })}
        />
        <div className="mt-1.5 flex justify-between gap-2 border-t border-line pt-3">
          <Button
            size="sm"
            variant="ghost"
            className="-ml-2"
            onClick={() => {
              toSelect.current = true;
              setOpen(false);
            }}
          >
            Select tasks
          </Button>
          <Button
            size="sm"
            variant="ghost"
            className="-mr-2"
            aria-disabled={!changed || undefined}
            onClick={() => changed && onChange(defaultOptions(view))}
          >
            Reset
          </Button>
        </div>
      </div>
    </Popover>
  );
}
