export const taskKeys = {
  all: (userId: string) => ["tasks", userId] as const,
  // Apart from the lists, which are changed in place when a task is.
  tags: (userId: string) => ["tags", userId] as const,
  found: (userId: string, ...parts: unknown[]) => ["task-search", userId, ...parts] as const,
  list: (userId: string, ...parts: unknown[]) => ["tasks", userId, "list", ...parts] as const,
};
