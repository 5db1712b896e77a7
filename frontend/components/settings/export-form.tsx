"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { errorSentence } from "@/lib/api/errors";
import { downloadExport } from "@/lib/api/export";
import type { ExportFormat } from "@/lib/api/types";
import { useUser } from "@/lib/auth/user-context";

const FORMATS = [
  { value: "json", label: "Everything (JSON)" },
  { value: "csv", label: "Tasks for a spreadsheet (CSV)" },
  { value: "ics", label: "Tasks as to-dos (iCalendar)" },
] as const;

const ABOUT: Record<ExportFormat, string> = {
  json: "Tasks, deleted ones too, with their history, your conversations and settings.",
  csv: "A text that a spreadsheet would take for a formula begins with an apostrophe; importing takes it away again.",
  ics: "For other to-do apps. To see due tasks in a calendar that stays up to date, use the calendar feed.",
};

export function ExportForm() {
  const { id } = useUser();
  const [format, setFormat] = useState<ExportFormat>("json");
  const [busy, setBusy] = useState(false);

  async function download(): Promise<void> {
    setBusy(true);
    try {
      await downloadExport(id, format);
    } catch (error) {
      toast.error(errorSentence(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <RadioGroup<ExportFormat>
        label="What to export"
        options={FORMATS}
        value={format}
        onValueChange={setFormat}
      />
      <p aria-live="polite" className="text-sm text-muted sm:min-h-10">
        {ABOUT[format]}
      </p>
      <Button className="self-start" loading={busy} onClick={() => void download()}>
        <Download aria-hidden className="size-4" />
        Export my data
      </Button>
    </div>
  );
}
