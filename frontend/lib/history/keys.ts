export function historyKey(userId: string) {
  return ["history", userId] as const;
}
