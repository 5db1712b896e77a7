import { apiFetch } from "./fetch";
import type { ExportFormat } from "./types";

/** Has the browser save everything the API keeps of the person, or the tasks alone in another form. */
export async function downloadExport(userId: string, format: ExportFormat): Promise<void> {
  const response = await apiFetch(
    `/api/${encodeURIComponent(userId)}/export?${new URLSearchParams({ format })}`,
  );
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = `ai-todo-export.${format}`;
  link.click();
  // Not at once: the browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
