import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import type { TaskView } from "@/lib/tasks/view-names";
import type { TaskFilters } from "@/lib/tasks/view-options";
import { filtersInWords } from "@/lib/tasks/views";

const EMPTY: Record<TaskView, { title: string; description: string }> = {
  today: { title: "Nothing due today", description: "What is due today or overdue shows up here." },
  upcoming: {
    title: "Nothing ahead",
    description: "Tasks with a date from tomorrow on show up here.",
  },
  all: { title: "No tasks yet", description: "Add one above, or tell the assistant." },
  completed: { title: "Nothing completed yet", description: "Ticked tasks are kept here." },
  deleted: { title: "Nothing deleted", description: "Deleted tasks can be restored from here." },
};

interface EmptyListProps {
  view: TaskView;
  search: string;
  filters: TaskFilters;
  onClearFilters: () => void;
}

/** What stands in place of the rows: what would be here, or what hides it and how to see it. */
export function EmptyList({ view, search, filters, onClearFilters }: EmptyListProps) {
  const words = filtersInWords(filters, search);
  if (!words) return <EmptyState {...EMPTY[view]} />;
  const { priority, tag } = filters;
  return (
    <EmptyState
      title="No match"
      description={`No task in this list ${words}.`}
      action={
        (priority || tag) && (
          <Button size="sm" onClick={onClearFilters}>
            {priority && tag ? "Clear filters" : "Clear filter"}
          </Button>
        )
      }
    />
  );
}
