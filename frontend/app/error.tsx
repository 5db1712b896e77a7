"use client";

import { MessagePage } from "@/components/message-page";
import { Button } from "@/components/ui/button";

/** Shown in place of a page that failed; the cause is in the server's log or the console. */
export default function ErrorPage() {
  return (
    <MessagePage
      title="This page could not be shown"
      description="AI Todo is not fully available at the moment. Your tasks are safe; try again shortly."
    >
      <Button variant="primary" onClick={() => window.location.reload()}>
        Try again
      </Button>
    </MessagePage>
  );
}
