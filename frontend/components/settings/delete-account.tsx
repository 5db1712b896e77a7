"use client";

import { useState } from "react";

import { useAuthForm } from "@/components/auth/use-auth-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { leaveSite } from "@/lib/auth/browser";
import { authClient } from "@/lib/auth/client";
import { useUser } from "@/lib/auth/user-context";
import { forgetDrafts } from "@/lib/chat/drafts";
import { forgetStartingWith } from "@/lib/local-store";

import { PasswordForm } from "./password-form";

function DeleteForm() {
  const { id } = useUser();
  const form = useAuthForm({
    check: ({ password }) =>
      password ? null : { field: "password", sentence: "Enter your password." },
    submit: async ({ password }) => (await authClient.deleteUser({ password })).error,
    onDone: () => {
      forgetDrafts(id);
      forgetStartingWith(`task-views:${id}`);
      leaveSite();
    },
  });
  return (
    <PasswordForm form={form} label="Password" submitLabel="Delete account" variant="danger" />
  );
}

export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Delete your account?"
      description="Your tasks, conversations and account are removed for good. This cannot be undone."
      trigger={<Button variant="danger">Delete account</Button>}
    >
      <DeleteForm />
    </Dialog>
  );
}
