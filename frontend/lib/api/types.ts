/** Wire forms of the API, by the names the page uses. */
import type { components, operations } from "./schema";

type Schemas = components["schemas"];

export type Task = Schemas["Task"];
export type TaskPriority = Schemas["Priority"];
export type TaskList = Schemas["TaskPage"];
/** What may be given of a task, both for a new one (with a title) and for a change. */
export type TaskFields = Partial<Schemas["TaskCreate"]>;
export type TaskQuery = NonNullable<
  operations["list_tasks_api__user_id__tasks_get"]["parameters"]["query"]
>;
export type TaskStatus = NonNullable<TaskQuery["status"]>;
export type Undone = Schemas["UndoResult"];
export type UndoRequest = Schemas["UndoRequest"];
export type HistoryEntry = Schemas["HistoryEntry"];
export type HistoryPage = Schemas["HistoryPage"];
export type Conversation = Schemas["Conversation"];
export type ConversationList = Schemas["ConversationPage"];
export type ToolCall = Schemas["ToolCall"];
export type ReadWhen = Schemas["ReadWhen"];
export type ReadPart = Schemas["ReadPart"];
export type Approval = Schemas["Approval"];
export type Message = Schemas["Message"];
export type MessagePage = Schemas["MessagePage"];
export type CalendarFeed = Schemas["CalendarFeed"];
export type ImportProblem = Schemas["ImportProblem"];
export type ImportedTask = Schemas["ImportedTask"];
export type ImportPreview = Schemas["ImportPreview"];
export type ImportResult = Schemas["ImportResult"];
export type ExportFormat = NonNullable<
  NonNullable<
    operations["export_account_api__user_id__export_get"]["parameters"]["query"]
  >["format"]
>;
export type Preferences = Schemas["Preferences"];
