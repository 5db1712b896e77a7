import type { Metadata } from "next";

import { HistoryList } from "@/components/history/history-list";
import { PageHeader } from "@/components/page-header";

export const metadata: Metadata = { title: "History" };

export default function HistoryPage() {
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-6 sm:py-10">
      <PageHeader title="History" />
      <HistoryList />
    </main>
  );
}
