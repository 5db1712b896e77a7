import type {
  Conversation,
  ConversationList,
  MessagePage,
  Preferences,
  Task,
  TaskFields,
  TaskList,
  TaskQuery,
  Undone,
} from "./types";

interface UserPath {
  user_id: string;
}
interface TaskPath extends UserPath {
  task_id: string;
}
interface ConversationPath extends UserPath {
  conversation_id: string;
}

interface Answer<T> {
  200: { headers: Record<string, unknown>; content: { "application/json": T } };
}
interface Operation<Path, T, Query = undefined, Body = undefined> {
  parameters: { path: Path } & (Query extends undefined ? { query?: never } : { query?: Query });
  requestBody: Body extends undefined ? never : { content: { "application/json": Body } };
  responses: Answer<T>;
}
interface Empty<Path> {
  parameters: { path: Path };
  requestBody?: never;
  responses: { 204: { headers: Record<string, unknown>; content?: never } };
}
interface Read<Path, T, Query = undefined> extends Omit<Operation<Path, T, Query>, "requestBody"> {
  requestBody?: never;
}

export interface paths {
  "/api/{user_id}/tasks": {
    get: Read<UserPath, TaskList, TaskQuery>;
    post: Operation<UserPath, Task, undefined, TaskFields & { title: string }>;
  };
  "/api/{user_id}/tasks/{task_id}": {
    get: Read<TaskPath, Task>;
    patch: Operation<TaskPath, Task, undefined, TaskFields>;
    delete: Read<TaskPath, Task>;
  };
  "/api/{user_id}/tasks/{task_id}/complete": { post: Read<TaskPath, Task> };
  "/api/{user_id}/tasks/{task_id}/reopen": { post: Read<TaskPath, Task> };
  "/api/{user_id}/tasks/{task_id}/restore": { post: Read<TaskPath, Task> };
  "/api/{user_id}/undo": {
    post: Operation<UserPath, Undone, undefined, { change_id?: number | null }>;
  };
  "/api/{user_id}/conversations": {
    get: Read<UserPath, ConversationList, { limit?: number; cursor?: string }>;
  };
  "/api/{user_id}/conversations/{conversation_id}": {
    get: Read<ConversationPath, Conversation>;
    patch: Operation<ConversationPath, Conversation, undefined, { title: string }>;
    delete: Empty<ConversationPath>;
  };
  "/api/{user_id}/conversations/{conversation_id}/messages": {
    get: Read<ConversationPath, MessagePage, { limit?: number; before?: number }>;
  };
  "/api/{user_id}/turns/{turn_id}/cancel": {
    post: Read<UserPath & { turn_id: string }, { turn_id: string; status: string }>;
  };
  "/api/{user_id}/preferences": {
    get: Read<UserPath, Preferences>;
    patch: Operation<UserPath, Preferences, undefined, { timezone: string }>;
  };
  "/api/{user_id}/export": { get: Read<UserPath, Record<string, unknown>> };
}
