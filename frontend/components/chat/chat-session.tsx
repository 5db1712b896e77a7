"use client";

import type { MessagePage } from "@/lib/api/types";
import { DecisionContext } from "@/lib/chat/decision-context";
import { useDraft } from "@/lib/chat/drafts";
import { useChatSession } from "@/lib/chat/use-chat-session";

import { Composer } from "./composer";
import { FailureNote } from "./failure-note";
import { MessageLog } from "./message-log";
import { StatusLine } from "./status-line";
import { Suggestions } from "./suggestions";

interface ChatSessionProps {
  userId: string;
  sessionKey: string;
  conversationId: string | null;
  history: MessagePage | null;
  onConversation: (id: string) => void;
}

/** A conversation with everything loaded that is needed to show it and to go on with it. */
export function ChatSession(props: ChatSessionProps) {
  const draft = useDraft(props.userId, props.conversationId);
  const session = useChatSession({ ...props, onRefused: draft.restore });
  const { messages, busy, stopping, failure } = session;

  const send = (text: string) => {
    draft.set("");
    session.send(text);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DecisionContext value={{ busy, lastId: messages.at(-1)?.id, decide: session.decide }}>
        <MessageLog
          messages={messages}
          busy={busy}
          hasEarlier={session.hasEarlier}
          loadEarlier={session.loadEarlier}
          empty={<Suggestions onPick={send} />}
          footer={
            failure && (
              <FailureNote
                failure={failure}
                onRetry={session.retry}
                onReload={() => void session.reload()}
                onDismiss={session.dismiss}
              />
            )
          }
        />
      </DecisionContext>
      <Composer
        text={draft.text}
        onTextChange={draft.set}
        onSend={send}
        busy={busy}
        stopping={stopping}
        onStop={session.stop}
      />
      <StatusLine busy={busy} stopping={stopping} last={messages.at(-1)} />
    </div>
  );
}
