import type { Metadata } from "next";

import { PageHeader } from "@/components/page-header";
import { CalendarFeed } from "@/components/settings/calendar-feed";
import { ChangePassword } from "@/components/settings/change-password";
import { DeleteAccount } from "@/components/settings/delete-account";
import { EmailConfirmation } from "@/components/settings/email-confirmation";
import { ExportForm } from "@/components/settings/export-form";
import { ImportForm } from "@/components/settings/import-form";
import { ReadingHintField } from "@/components/settings/reading-hint-field";
import { RemindersField } from "@/components/settings/reminders-field";
import { SettingsSection } from "@/components/settings/section";
import { SignedInPlaces } from "@/components/settings/signed-in-places";
import { ThemeField } from "@/components/settings/theme-field";
import { TimeZoneField } from "@/components/settings/time-zone-field";
import { hasMail } from "@/lib/auth/server";
import { getSignedInUser } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const user = await getSignedInUser();
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-6 sm:py-10">
      <PageHeader title="Settings" />
      <SettingsSection title="Account" description={`${user?.name}, ${user?.email}`}>
        {hasMail() && <EmailConfirmation />}
        <ChangePassword />
      </SettingsSection>
      <SettingsSection title="Where you are signed in">
        <SignedInPlaces />
      </SettingsSection>
      <SettingsSection
        title="Dates and times"
        description="“Tomorrow at 5” means tomorrow at 5 in this zone."
      >
        <TimeZoneField />
      </SettingsSection>
      <SettingsSection
        title="Reminders"
        description="Of tasks with a time, by this browser, while AI Todo is open in it."
      >
        <RemindersField />
      </SettingsSection>
      <SettingsSection title="Appearance">
        <ThemeField />
      </SettingsSection>
      <SettingsSection
        title="Writing"
        description="What the built-in assistant understands of a message that is not sent yet."
      >
        <ReadingHintField />
      </SettingsSection>
      <SettingsSection
        title="Calendar feed"
        description="Your open tasks with a due date, in any calendar app that can subscribe to a link."
      >
        <CalendarFeed />
      </SettingsSection>
      <SettingsSection
        title="Export"
        description="A file of your data, to keep or to take elsewhere."
      >
        <ExportForm />
      </SettingsSection>
      <SettingsSection
        title="Import"
        description="Tasks from a file: AI Todo’s JSON or CSV, a calendar’s to-dos (.ics), or Todoist’s CSV."
      >
        <ImportForm />
      </SettingsSection>
      <SettingsSection
        title="Delete account"
        description="Removes your account with all tasks and conversations, for good."
      >
        <DeleteAccount />
      </SettingsSection>
    </main>
  );
}
