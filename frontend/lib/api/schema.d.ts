/** Generated from the API's OpenAPI document by `npm run api-types`. Do not edit. */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Answers while the process lives; asks nobody, so no outage elsewhere restarts it.
         */
        get: operations["health_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description Whether requests should be sent here: the database answers, its schema is new enough, and the
         *     process is not on its way out.
         */
        get: operations["ready_ready_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jwks
         * @description The public keys of this API's own tokens, for the MCP server (RFC 7517).
         */
        get: operations["jwks__well_known_jwks_json_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Chat
         * @description Says something to the assistant, in a new conversation unless one is named.
         */
        post: operations["chat_api__user_id__chat_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/turns/{turn_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Says yes or no to what an answer waits for. Each approval is decided once and used once.
         */
        post: operations["decide_api__user_id__turns__turn_id__approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resume
         * @description Joins the answer that is being made in a conversation, after a reload or on another device.
         */
        get: operations["resume_api__user_id__conversations__conversation_id__stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/turns/{turn_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Stops an answer at the next safe point. What was done by then is kept.
         */
        post: operations["cancel_api__user_id__turns__turn_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Conversations
         * @description The user's conversations, the last used first; with `search` those that mention it in their title
         *     or in a message.
         */
        get: operations["list_conversations_api__user_id__conversations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Conversation */
        get: operations["get_conversation_api__user_id__conversations__conversation_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Conversation
         * @description Deletes the conversation so that it can be restored, and stops its answer. Its tasks stay.
         */
        delete: operations["delete_conversation_api__user_id__conversations__conversation_id__delete"];
        options?: never;
        head?: never;
        /** Rename Conversation */
        patch: operations["rename_conversation_api__user_id__conversations__conversation_id__patch"];
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Messages
         * @description The newest messages in the order they were said; `next_before` asks for the ones before them.
         */
        get: operations["list_messages_api__user_id__conversations__conversation_id__messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Conversation
         * @description Brings a deleted conversation back with all that was said in it. Twice is as good as once.
         */
        post: operations["restore_conversation_api__user_id__conversations__conversation_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tasks
         * @description A page of tasks; `next_cursor` asks for the next one.
         */
        get: operations["list_tasks_api__user_id__tasks_get"];
        put?: never;
        /** Create Task */
        post: operations["create_task_api__user_id__tasks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tags
         * @description The tags in use, each with the number of its tasks.
         */
        get: operations["list_tags_api__user_id__tags_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Task */
        get: operations["get_task_api__user_id__tasks__task_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Task
         * @description Deletes the task so that it can be restored; gives it as it now is.
         */
        delete: operations["delete_task_api__user_id__tasks__task_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Task
         * @description Changes the fields that are given; null clears one.
         */
        patch: operations["change_task_api__user_id__tasks__task_id__patch"];
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete Task
         * @description Completes the task; a recurring one gets its next instance. Twice is as good as once.
         */
        post: operations["complete_task_api__user_id__tasks__task_id__complete_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen Task */
        post: operations["reopen_task_api__user_id__tasks__task_id__reopen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Task */
        post: operations["restore_task_api__user_id__tasks__task_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Changes
         * @description Takes back the last turn or call that is in effect, or what is named; with `redo`, does it again.
         *     All of it or nothing: 409 says which later change is in the way.
         */
        post: operations["undo_changes_api__user_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List History
         * @description Who changed what and when, newest first; of one `task` (a UUID or number) if it is named.
         */
        get: operations["list_history_api__user_id__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Preferences */
        get: operations["get_preferences_api__user_id__preferences_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Preferences */
        patch: operations["change_preferences_api__user_id__preferences_patch"];
        trace?: never;
    };
    "/api/{user_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Account
         * @description Everything that is kept of the user, as one JSON file; or the tasks that are not deleted, as CSV or as
         *     the to-dos of an iCalendar file.
         */
        get: operations["export_account_api__user_id__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Account
         * @description Removes everything that is kept of the user. The sign-in itself is removed by the web app.
         *
         *     Of a request with an `Idempotency-Key` only that key is kept, for two days.
         */
        delete: operations["delete_account_api__user_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Message
         * @description What the built-in assistant would do for this text. It changes nothing; a POST, since a text does not
         *     belong in an address.
         */
        post: operations["read_message_api__user_id__reading_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Revision
         * @description Marks of the state of the tasks and of the conversations: another one after each change.
         */
        get: operations["get_revision_api__user_id__revision_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Import
         * @description What an import of the file would add, and what of it was not understood. Changes nothing.
         */
        post: operations["preview_import_api__user_id__import_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Tasks
         * @description Adds the file's tasks, all or none. Undoing `change_id` takes all of them back.
         */
        post: operations["import_tasks_api__user_id__import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Calendar Feed */
        get: operations["get_calendar_feed_api__user_id__calendar_feed_get"];
        /**
         * Make Calendar Feed
         * @description Makes `/calendar/{secret}.ics` the user's link, at once and in place of the one before.
         */
        put: operations["make_calendar_feed_api__user_id__calendar_feed_put"];
        post?: never;
        /**
         * Revoke Calendar Feed
         * @description The link leads nowhere from now on.
         */
        delete: operations["revoke_calendar_feed_api__user_id__calendar_feed_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Calendar
         * @description Whoever has the link may read the open tasks with a due date, and nothing else. No token, no cookie.
         */
        get: operations["read_calendar_calendar__link__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Approval
         * @description A tool call that is made only after the user's yes: with exactly these arguments, for these tasks.
         */
        Approval: {
            /**
             * Approval Id
             * Format: uuid
             */
            approval_id: string;
            /** Tool Call Id */
            tool_call_id: string;
            /** Tool */
            tool: string;
            /** Arguments */
            arguments: {
                [key: string]: unknown;
            };
            /** Tasks */
            tasks: components["schemas"]["ApprovalTask"][];
            /** Expires At */
            expires_at: string;
            /** Decision */
            decision: ("approved" | "denied" | "expired") | null;
        };
        /** ApprovalDecision */
        ApprovalDecision: {
            /**
             * Approval Id
             * Format: uuid
             */
            approval_id: string;
            /** Approved */
            approved: boolean;
        };
        /** ApprovalDecisions */
        ApprovalDecisions: {
            /** Decisions */
            decisions: components["schemas"]["ApprovalDecision"][];
        };
        /** ApprovalTask */
        ApprovalTask: {
            /** Number */
            number: number;
            /** Title */
            title: string;
            /**
             * Due
             * @description The due date or time in the user's zone
             */
            due: string | null;
        };
        /**
         * CalendarFeed
         * @description Whether there is a secret link to the calendar feed. The link itself is not kept, only its hash.
         */
        CalendarFeed: {
            /** Active */
            active: boolean;
            /** Created At */
            created_at: string | null;
            /**
             * Last Fetched At
             * @description To the minute; null if nobody has asked yet
             */
            last_fetched_at: string | null;
        };
        /**
         * CalendarFeedSecret
         * @description The secret of a new link: 32 random bytes in base64url, made by the client. So the server never has to
         *     send it, and a request that is sent again makes the same link.
         */
        CalendarFeedSecret: {
            /** Secret */
            secret: string;
        };
        /** ChatAnswer */
        ChatAnswer: {
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /**
             * Turn Id
             * Format: uuid
             */
            turn_id: string;
            /** Status */
            status: string;
            /** Response */
            response: string;
            /** Tool Calls */
            tool_calls: components["schemas"]["ToolCall"][];
            /** Approvals */
            approvals: components["schemas"]["Approval"][];
            /** Messages */
            messages: components["schemas"]["Message"][];
            metadata: components["schemas"]["TurnMetadata"];
        };
        /** ChatRequest */
        ChatRequest: {
            /** Message */
            message: string;
            /** Conversation Id */
            conversation_id?: string | null;
        };
        /** Conversation */
        Conversation: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Title */
            title: string;
            /** Message Count */
            message_count: number;
            /** Created At */
            created_at: string;
            /** Updated At */
            updated_at: string;
            /** Deleted At */
            deleted_at: string | null;
        };
        /** ConversationChange */
        ConversationChange: {
            /** Title */
            title: string;
        };
        /** ConversationPage */
        ConversationPage: {
            /** Conversations */
            conversations: components["schemas"]["Conversation"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ErrorBody
         * @description The one form of every refusal.
         */
        ErrorBody: {
            /** Error */
            error: string;
            /** Detail */
            detail: string;
            /** Errors */
            errors?: components["schemas"]["FieldError"][] | null;
            /** Retry After */
            retry_after?: number | null;
        };
        /** FieldError */
        FieldError: {
            /** Field */
            field: string;
            /** Error */
            error: string;
        };
        /**
         * HistoryEntry
         * @description One change of one task: who did what, when, and whether it can be taken back now.
         */
        HistoryEntry: {
            /** Id */
            id: number;
            /** At */
            at: string;
            /**
             * Actor
             * @description "user", "assistant" or "client:<name>"
             */
            actor: string;
            /** Action */
            action: string;
            task: components["schemas"]["HistoryTask"];
            /** Turn Id */
            turn_id: string | null;
            /** Conversation Id */
            conversation_id: string | null;
            /**
             * Summary
             * @description The change, in a sentence
             */
            summary: string;
            /** Undone */
            undone: boolean;
            /**
             * Undoable
             * @description Whether undoing it by `change_id` would succeed now
             */
            undoable: boolean;
            /**
             * Reverts
             * @description The change this one took back
             */
            reverts: number | null;
        };
        /** HistoryPage */
        HistoryPage: {
            /** Entries */
            entries: components["schemas"]["HistoryEntry"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** HistoryTask */
        HistoryTask: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /** Title */
            title: string;
        };
        /** ImportPreview */
        ImportPreview: {
            /**
             * Format
             * @enum {string}
             */
            format: "json" | "csv" | "ics" | "todoist";
            /**
             * Total
             * @description How many tasks are imported
             */
            total: number;
            /**
             * Left Out
             * @description How many are not
             */
            left_out: number;
            /** Problem Count */
            problem_count: number;
            /**
             * Problems
             * @description The first 200
             */
            problems: components["schemas"]["ImportProblem"][];
            /**
             * Tasks
             * @description The first 50 as they would become
             */
            tasks: components["schemas"]["ImportedTask"][];
        };
        /**
         * ImportProblem
         * @description What of a file was not understood.
         */
        ImportProblem: {
            /**
             * Line
             * @description Line of the file; in JSON the place of the task, from 1
             */
            line: number;
            /** Field */
            field: string | null;
            /**
             * Error
             * @description What was wrong and what became of it, in a sentence
             */
            error: string;
            /**
             * Imported
             * @description Whether the task is imported without it, or left out
             */
            imported: boolean;
        };
        /**
         * ImportRequest
         * @description A file of tasks: AI Todo's JSON or CSV, iCalendar (VTODO) or Todoist's CSV. What it is shows in it.
         */
        ImportRequest: {
            /**
             * Content
             * Format: byte
             */
            content: string;
        };
        /** ImportResult */
        ImportResult: {
            /**
             * Format
             * @enum {string}
             */
            format: "json" | "csv" | "ics" | "todoist";
            /**
             * Total
             * @description How many tasks are imported
             */
            total: number;
            /**
             * Left Out
             * @description How many are not
             */
            left_out: number;
            /** Problem Count */
            problem_count: number;
            /**
             * Problems
             * @description The first 200
             */
            problems: components["schemas"]["ImportProblem"][];
            /**
             * Change Id
             * @description Undoing this change takes the whole import back
             */
            change_id: number | null;
        };
        /** ImportedTask */
        ImportedTask: {
            /** Title */
            title: string;
            /** Description */
            description: string;
            /** Due On */
            due_on: string | null;
            /** Due At */
            due_at: string | null;
            priority: components["schemas"]["Priority"];
            /** Tags */
            tags: string[];
            /** Recurrence */
            recurrence: string | null;
            /** Line */
            line: number;
            /** Completed */
            completed: boolean;
        };
        /** Message */
        Message: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Seq */
            seq: number;
            /**
             * Role
             * @enum {string}
             */
            role: "user" | "assistant";
            /** Content */
            content: string;
            /** Tool Calls */
            tool_calls: components["schemas"]["ToolCall"][];
            /**
             * Turn Id
             * Format: uuid
             */
            turn_id: string;
            /** Status */
            status: string;
            /** Created At */
            created_at: string;
            /**
             * Approvals
             * @default []
             */
            approvals?: components["schemas"]["Approval"][];
        };
        /** MessagePage */
        MessagePage: {
            /** Messages */
            messages: components["schemas"]["Message"][];
            /** Next Before */
            next_before: number | null;
            running_turn: components["schemas"]["RunningTurn"] | null;
        };
        /** Preferences */
        Preferences: {
            /** Timezone */
            timezone: string;
            /** Timezone Set */
            timezone_set: boolean;
        };
        /** PreferencesChange */
        PreferencesChange: {
            /**
             * Timezone
             * @example Europe/Berlin
             */
            timezone: string;
        };
        /**
         * Priority
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "urgent";
        /** ReadAction */
        ReadAction: {
            /**
             * Kind
             * @description add, list, count, complete, reopen, delete, restore, update, undo or offer
             */
            kind: string;
            /**
             * Words
             * @description Such as "Add: Call plumber · tomorrow at 17:00"
             */
            words: string;
            /** Tasks */
            tasks: components["schemas"]["ReadTask"][];
            /** @description Of `due` and `repeat` alone */
            when?: components["schemas"]["ReadWhen"] | null;
        };
        /**
         * ReadPart
         * @description A piece of the user's message and what the built-in assistant took it for: `action`, `title`, `due`,
         *     `task` and so on. `start` and `end` (not included) count characters, not bytes or UTF-16 units.
         */
        ReadPart: {
            /** What */
            what: string;
            /** Text */
            text: string;
            /** Start */
            start: number;
            /** End */
            end: number;
        };
        /**
         * ReadTask
         * @description A task that would be added, in the fields that `TaskCreate` takes.
         */
        ReadTask: {
            /** Title */
            title: string;
            /** Description */
            description: string;
            /** Due On */
            due_on: string | null;
            /** Due At */
            due_at: string | null;
            priority: components["schemas"]["Priority"];
            /** Tags */
            tags: string[];
            /** Recurrence */
            recurrence: string | null;
        };
        /**
         * ReadWhen
         * @description When a task would be due and how it would repeat, in the fields that `TaskChange` takes. With a
         *     repetition the due date is its first one.
         */
        ReadWhen: {
            /** Due On */
            due_on: string | null;
            /** Due At */
            due_at: string | null;
            /** Recurrence */
            recurrence: string | null;
        };
        /**
         * Reading
         * @description What the built-in assistant would do, in order; empty for talk and for what it does not understand.
         */
        Reading: {
            /** Actions */
            actions: components["schemas"]["ReadAction"][];
        };
        /**
         * ReadingRequest
         * @description What somebody is typing: a message to the assistant, a line that names a task, or no more than when
         *     a task is due ("next fri 5pm", "no date") or how it repeats ("every other Tuesday", "never").
         */
        ReadingRequest: {
            /** Text */
            text: string;
            /**
             * Of
             * @default message
             * @enum {string}
             */
            of?: "message" | "task" | "due" | "repeat";
        };
        /**
         * Revision
         * @description Two marks, each another one after any change of what it stands for. They say nothing else.
         */
        Revision: {
            /** Tasks */
            tasks: string;
            /** Conversations */
            conversations: string;
        };
        /** RunningTurn */
        RunningTurn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Started At */
            started_at: string;
        };
        /** TagCount */
        TagCount: {
            /** Tag */
            tag: string;
            /**
             * Tasks
             * @description How many tasks have it, deleted ones left out
             */
            tasks: number;
        };
        /** TagList */
        TagList: {
            /**
             * Tags
             * @description By name; of very many those that are used most
             */
            tags: components["schemas"]["TagCount"][];
        };
        /** Task */
        Task: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /** Title */
            title: string;
            /** Description */
            description: string;
            /** Completed */
            completed: boolean;
            /** Completed At */
            completed_at: string | null;
            priority: components["schemas"]["Priority"];
            /** Tags */
            tags: string[];
            /** Due On */
            due_on: string | null;
            /** Due At */
            due_at: string | null;
            /** Timezone */
            timezone: string | null;
            /** Recurrence */
            recurrence: string | null;
            /** Deleted At */
            deleted_at: string | null;
            /** Created At */
            created_at: string;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TaskChange
         * @description Absent fields stay as they are; null clears, but for the title.
         */
        TaskChange: {
            /** Title */
            title?: string;
            /** Description */
            description?: string | null;
            /** Due On */
            due_on?: string | null;
            /** Due At */
            due_at?: string | null;
            priority?: components["schemas"]["Priority"] | null;
            /** Tags */
            tags?: string[] | null;
            /** Recurrence */
            recurrence?: string | null;
            /** Timezone */
            timezone?: string | null;
        };
        /** TaskCreate */
        TaskCreate: {
            /** Title */
            title: string;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Due On */
            due_on?: string | null;
            /**
             * Due At
             * @description RFC 3339; without an offset it is local in `timezone`
             */
            due_at?: string | null;
            /** @default normal */
            priority?: components["schemas"]["Priority"];
            /**
             * Tags
             * @default []
             */
            tags?: string[];
            /** Recurrence */
            recurrence?: string | null;
            /** Timezone */
            timezone?: string | null;
        };
        /** TaskPage */
        TaskPage: {
            /** Tasks */
            tasks: components["schemas"]["Task"][];
            /** Next Cursor */
            next_cursor: string | null;
            /**
             * Total
             * @description How many there are in all; null beyond 1,000
             */
            total: number | null;
        };
        /** Tokens */
        Tokens: {
            /** Input */
            input: number;
            /** Output */
            output: number;
            /** Total */
            total: number;
        };
        /**
         * ToolCall
         * @description A tool call that was really made: with what, what came back, and how long it took.
         */
        ToolCall: {
            /** Id */
            id: string;
            /** Tool */
            tool: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Result */
            result: {
                [key: string]: unknown;
            } | null;
            /** Error */
            error?: string | null;
            /** Duration Ms */
            duration_ms: number;
            /**
             * Approval
             * @description What the user said, where the call needed that; `waiting` until then
             */
            approval?: ("waiting" | "approved" | "denied" | "expired") | null;
            /**
             * Reading
             * @description Why the built-in assistant made the call; not of others
             * @default []
             */
            reading?: components["schemas"]["ReadPart"][];
        };
        /** TurnCancelled */
        TurnCancelled: {
            /**
             * Turn Id
             * Format: uuid
             */
            turn_id: string;
            /** Status */
            status: string;
        };
        /** TurnMetadata */
        TurnMetadata: {
            /** Model */
            model: string;
            /** Provider */
            provider: string;
            tokens: components["schemas"]["Tokens"];
            /** Duration Ms */
            duration_ms: number;
            /** Fallback */
            fallback: boolean;
        };
        /**
         * UndoRequest
         * @description What to take back: the last turn or call, or the one that is named.
         */
        UndoRequest: {
            /**
             * Change Id
             * @description A change, with all of its call
             */
            change_id?: number | null;
            /**
             * Turn Id
             * @description All changes of a turn; with change_id, the turn it is of
             */
            turn_id?: string | null;
            /**
             * Redo
             * @description Do again what is named, or what was undone last
             * @default false
             */
            redo?: boolean;
        };
        /** UndoResult */
        UndoResult: {
            /**
             * Undone
             * @description What was taken back or done again, in a sentence
             */
            undone: string;
            /**
             * Tasks
             * @description The tasks as they now are
             */
            tasks: components["schemas"]["Task"][];
            /**
             * Change Ids
             * @description The changes this made; undoing one of them is a redo
             */
            change_ids: number[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    ready_ready_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Cannot serve just now; `checks` says why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    jwks__well_known_jwks_json_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    chat_api__user_id__chat_post: {
        parameters: {
            query?: never;
            header?: {
                accept?: string;
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequest"];
            };
        };
        responses: {
            /** @description The answer; as a UI message stream when `Accept: text/event-stream` asks for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatAnswer"];
                    "text/event-stream": string;
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The conversation's last message is still being answered. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    decide_api__user_id__turns__turn_id__approvals_post: {
        parameters: {
            query?: never;
            header?: {
                accept?: string;
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                turn_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDecisions"];
            };
        };
        responses: {
            /** @description The answer, which goes on when all is decided; what is new of it as a UI message stream when `Accept: text/event-stream` asks for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatAnswer"];
                    "text/event-stream": string;
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    resume_api__user_id__conversations__conversation_id__stream_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The running answer from its beginning */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Nothing is being answered */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    cancel_api__user_id__turns__turn_id__cancel_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                turn_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnCancelled"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_conversations_api__user_id__conversations_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                /** @description Words that must all occur */
                search?: string | null;
                /** @description Those that were deleted and can be restored */
                deleted?: boolean;
            };
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_conversation_api__user_id__conversations__conversation_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_conversation_api__user_id__conversations__conversation_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    rename_conversation_api__user_id__conversations__conversation_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_messages_api__user_id__conversations__conversation_id__messages_get: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Only messages before this `seq` */
                before?: number | null;
            };
            header?: never;
            path: {
                conversation_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    restore_conversation_api__user_id__conversations__conversation_id__restore_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_tasks_api__user_id__tasks_get: {
        parameters: {
            query?: {
                status?: "pending" | "all" | "completed" | "deleted";
                search?: string | null;
                tag?: string | null;
                priority?: components["schemas"]["Priority"] | null;
                due_from?: string | null;
                due_to?: string | null;
                overdue?: boolean | null;
                sort?: "number" | "-number" | "due" | "-due" | "priority" | "-priority" | "created" | "-created" | "title" | "-title" | "completed" | "-completed";
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    create_task_api__user_id__tasks_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description A size or count the product limits, with the limit in the sentence. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_tags_api__user_id__tags_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_task_api__user_id__tasks__task_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's UUID or its number */
                task_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_task_api__user_id__tasks__task_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The task's UUID or its number */
                task_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_task_api__user_id__tasks__task_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The task's UUID or its number */
                task_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    complete_task_api__user_id__tasks__task_id__complete_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The task's UUID or its number */
                task_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    reopen_task_api__user_id__tasks__task_id__reopen_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The task's UUID or its number */
                task_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    restore_task_api__user_id__tasks__task_id__restore_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The task's UUID or its number */
                task_id: string;
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    undo_changes_api__user_id__undo_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoResult"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_history_api__user_id__history_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                /** @description A task's UUID or number */
                task?: string | null;
            };
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unknown, or someone else's: the two are never told apart. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_preferences_api__user_id__preferences_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_preferences_api__user_id__preferences_patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    export_account_api__user_id__export_get: {
        parameters: {
            query?: {
                format?: "json" | "csv" | "ics";
            };
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "text/csv": string;
                    "text/calendar": string;
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_account_api__user_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    read_message_api__user_id__reading_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_revision_api__user_id__revision_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    preview_import_api__user_id__import_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description A size or count the product limits, with the limit in the sentence. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request body is larger than the product ever needs. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    import_tasks_api__user_id__import_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description A size or count the product limits, with the limit in the sentence. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request body is larger than the product ever needs. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_calendar_feed_api__user_id__calendar_feed_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    make_calendar_feed_api__user_id__calendar_feed_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarFeedSecret"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    revoke_calendar_feed_api__user_id__calendar_feed_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key never has a second effect. It gives the first answer again, with the header `Idempotency-Replayed: true` */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's subject */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No token, or one that does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The same `Idempotency-Key` came with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    read_calendar_calendar__link__get: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string | null;
            };
            path: {
                /** @description The secret and `.ics` */
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description As `If-None-Match` has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong; `errors` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No link, or one that was revoked */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Asked too often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Something we depend on is down; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
