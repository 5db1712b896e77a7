import { localChoice } from "@/lib/local-choice";

/** Whether this browser reminds of tasks that are due; "unasked" until the person was asked. */
export const reminders = localChoice("reminders", ["unasked", "on", "off"]);

/** What the browser lets this page do; "missing" where it has no notifications. */
export function permission(): NotificationPermission | "missing" {
  return typeof Notification === "undefined" ? "missing" : Notification.permission;
}

/** Asks the browser, which shows its own question. Only after a click, else browsers refuse. */
export async function allowReminders(): Promise<boolean> {
  const answer = permission() === "default" ? await Notification.requestPermission() : permission();
  reminders.write(answer === "granted" ? "on" : "off");
  return answer === "granted";
}

/**
 * A notification of the system, once for the same `tag` however many tabs are open.
 *
 * @returns whether it could be shown; phones know none of a page that is not installed.
 */
export function notify(title: string, body: string, tag: string): boolean {
  if (reminders.read() !== "on" || permission() !== "granted") return false;
  try {
    const shown = new Notification(title, { body, tag, icon: "/icon.svg" });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return true;
  } catch {
    return false;
  }
}
