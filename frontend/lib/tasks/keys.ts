export const taskKeys = {
  all: (userId: string) => ["tasks", userId] as const,
  list: (userId: string, ...parts: unknown[]) => ["tasks", userId, "list", ...parts] as const,
};
