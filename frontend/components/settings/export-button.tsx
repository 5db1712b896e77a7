"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { errorSentence } from "@/lib/api/errors";
import { downloadExport } from "@/lib/api/export";
import { useUser } from "@/lib/auth/user-context";

export function ExportButton() {
  const { id } = useUser();
  const [busy, setBusy] = useState(false);

  async function download(): Promise<void> {
    setBusy(true);
    try {
      await downloadExport(id);
    } catch (error) {
      toast.error(errorSentence(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button loading={busy} onClick={() => void download()}>
      <Download aria-hidden className="size-4" />
      Export my data
    </Button>
  );
}
