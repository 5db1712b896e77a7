import Link from "next/link";

import { MessagePage } from "@/components/message-page";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <MessagePage title="There is no such page" description="The address may be mistyped or old.">
      <Button asChild variant="primary">
        <Link href="/chat">Go to your list</Link>
      </Button>
    </MessagePage>
  );
}
