export const TASK_VIEWS = ["today", "upcoming", "all", "completed", "deleted"] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export const VIEW_LABELS: Record<TaskView, string> = {
  today: "Today",
  upcoming: "Upcoming",
  all: "All",
  completed: "Completed",
  deleted: "Deleted",
};
