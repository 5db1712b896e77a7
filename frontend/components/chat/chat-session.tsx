"use client";

import { useRef, useState } from "react";

import type { MessagePage } from "@/lib/api/types";
import { changedBy, lastTurn } from "@/lib/chat/changed";
import { DecisionContext, useStableDeciding } from "@/lib/chat/decision-context";
import { useDraft } from "@/lib/chat/drafts";
import { MessageActionsContext, useStableActions } from "@/lib/chat/message-actions-context";
import { useChatSession } from "@/lib/chat/use-chat-session";
import { useEditing } from "@/lib/chat/use-editing";
import { useTryAgain } from "@/lib/chat/use-try-again";

import { Composer } from "./composer";
import { EditingNote } from "./editing-note";
import { FailureNote } from "./failure-note";
import { MessageLog } from "./message-log";
import { OfflineNote } from "./offline-note";
import { RetryDialog } from "./retry-dialog";
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
  const { userId } = props;
  const draft = useDraft(userId, props.conversationId);
  const { restore, release } = draft;
  const session = useChatSession({ ...props, onRefused: restore, onTaken: release });
  const { messages, busy, stopping, failure, endedEarly } = session;
  const composer = useRef<HTMLDivElement>(null);
  const { editing, edit, write, end, cancel } = useEditing(messages, composer);
  const [askingToRetry, setAskingToRetry] = useState(false);
  const changed = changedBy(endedEarly);

  // Who edits what did not get through does not want it sent as it was.
  const triedAgainAt = useTryAgain(editing ? null : failure, busy, session.retry);

  const send = (text: string) => {
    // It would be refused; it stays in the input until it can be sent.
    if (failure?.until !== undefined && Date.now() < failure.until) return;
    end();
    draft.hold(text);
    session.send(text, editing?.replaces);
  };
  const retry = () => (changed ? setAskingToRetry(true) : session.retry());

  const actions = useStableActions({
    editableId: busy ? undefined : lastTurn(messages).said?.id,
    edit,
    retryableId: failure ? undefined : endedEarly?.id,
    retry,
  });
  const deciding = useStableDeciding({
    busy,
    lastId: messages.at(-1)?.id,
    decide: session.decide,
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DecisionContext value={deciding}>
        <MessageActionsContext value={actions}>
          <MessageLog
            userId={userId}
            messages={messages}
            busy={busy}
            hasEarlier={session.hasEarlier}
            loadEarlier={session.loadEarlier}
            empty={<Suggestions onPick={send} />}
            footer={
              failure && (
                <FailureNote
                  failure={failure}
                  triedAgainAt={triedAgainAt}
                  onRetry={retry}
                  onReload={() => void session.reload()}
                  onDismiss={session.dismiss}
                />
              )
            }
          />
        </MessageActionsContext>
      </DecisionContext>
      <OfflineNote />
      {editing && <EditingNote userId={userId} changed={editing.changed} onCancel={cancel} />}
      <div ref={composer}>
        <Composer
          text={editing ? editing.text : draft.text}
          onTextChange={editing ? write : draft.set}
          waitUntil={failure?.until ?? null}
          onSend={send}
          busy={busy}
          stopping={stopping}
          onStop={session.stop}
        />
      </div>
      <StatusLine busy={busy} stopping={stopping} last={messages.at(-1)} />
      {askingToRetry && changed && (
        <RetryDialog
          userId={userId}
          changed={changed}
          onRetry={session.retry}
          onClose={() => setAskingToRetry(false)}
        />
      )}
    </div>
  );
}
