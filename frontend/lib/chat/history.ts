import type { MessagePage } from "@/lib/api/types";
import { api, unwrap } from "@/lib/api/client";

const PAGE_SIZE = 50;
/** More than fits a window, and less to draw before anything shows. */
export const FIRST_PAGE_SIZE = 20;

/** A page of a conversation, oldest first; without `before` the newest page. */
export function fetchMessages(
  userId: string,
  conversationId: string,
  before?: number,
  limit = PAGE_SIZE,
): Promise<MessagePage> {
  return unwrap(
    api.GET("/api/{user_id}/conversations/{conversation_id}/messages", {
      params: {
        path: { user_id: userId, conversation_id: conversationId },
        query: { limit, before },
      },
    }),
  );
}

/** Asks the server to end a turn at its next safe point; the stream then ends by itself. */
export async function cancelTurn(userId: string, turnId: string): Promise<void> {
  await unwrap(
    api.POST("/api/{user_id}/turns/{turn_id}/cancel", {
      params: { path: { user_id: userId, turn_id: turnId } },
    }),
  );
}
