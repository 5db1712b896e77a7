"use client";

import { useState } from "react";

import { Switch } from "@/components/ui/switch";
import { allowReminders, permission, reminders } from "@/lib/reminders/notify";
import { useHydrated } from "@/lib/use-hydrated";

const BLOCKED =
  "Your browser does not let this page notify you. Allow notifications for it in the browser’s settings.";
const MISSING = "This browser has no notifications for pages. Reminders show on the open page.";

/** Turns reminders on and off; the browser is asked when they are turned on first. */
export function RemindersField() {
  const hydrated = useHydrated();
  const choice = reminders.use();
  const [refused, setRefused] = useState(false);
  const allowed = hydrated ? permission() : "default";

  async function turn(on: boolean): Promise<void> {
    if (!on) return reminders.write("off");
    setRefused(!(await allowReminders()));
  }

  return (
    <div className="flex flex-col gap-2">
      <Switch
        label="Notify me when a task is due"
        checked={choice === "on" && allowed === "granted"}
        disabled={allowed === "missing"}
        onCheckedChange={(on) => void turn(on)}
      />
      <p role="status" className="text-sm text-muted empty:hidden">
        {allowed === "missing" ? MISSING : refused || allowed === "denied" ? BLOCKED : ""}
      </p>
    </div>
  );
}
