/** Wire forms of the API, by the names the page uses. */

export type TaskPriority = "low" | "normal" | "high" | "urgent";
export type TaskStatus = "pending" | "all" | "completed" | "deleted";

export interface Task {
  id: string;
  number: number;
  title: string;
  description: string;
  completed: boolean;
  completed_at: string | null;
  priority: TaskPriority;
  tags: string[];
  due_on: string | null;
  due_at: string | null;
  timezone: string | null;
  recurrence: string | null;
  deleted_at: string | null;
  created_at: string;
  updated_at: string;
  version: number;
}

export interface TaskList {
  tasks: Task[];
  next_cursor: string | null;
  total: number;
}

export interface TaskFields {
  title?: string;
  description?: string | null;
  due_on?: string | null;
  due_at?: string | null;
  due?: string | null;
  priority?: TaskPriority;
  tags?: string[];
  recurrence?: string | null;
  timezone?: string | null;
}

export interface TaskQuery {
  status?: TaskStatus;
  search?: string;
  tag?: string;
  priority?: TaskPriority;
  due_from?: string;
  due_to?: string;
  overdue?: boolean;
  sort?: string;
  limit?: number;
  cursor?: string;
}

export interface Undone {
  undone: string;
  tasks: Task[];
}

export interface Conversation {
  id: string;
  title: string;
  created_at: string;
  updated_at: string;
  message_count: number;
}

export interface ConversationList {
  conversations: Conversation[];
  next_cursor: string | null;
}

export interface ToolCall {
  id: string;
  tool: string;
  parameters: Record<string, unknown>;
  result: Record<string, unknown> | null;
  error: string | null;
  duration_ms: number;
}

export interface Message {
  id: string;
  seq: number;
  role: "user" | "assistant";
  content: string;
  tool_calls: ToolCall[];
  turn_id: string;
  created_at: string;
  status?: "done" | "interrupted" | "failed";
}

export interface MessagePage {
  messages: Message[];
  next_before: number | null;
  running_turn: { id: string; started_at: string } | null;
}

export interface Preferences {
  timezone: string;
  timezone_set: boolean;
}
