import { apiFetch } from "./fetch";

const FILE_NAME = "ai-todo-export.json";

/** Has the browser save everything the API keeps of the person, as one JSON file. */
export async function downloadExport(userId: string): Promise<void> {
  const response = await apiFetch(`/api/${encodeURIComponent(userId)}/export`);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  // Not at once: the browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
