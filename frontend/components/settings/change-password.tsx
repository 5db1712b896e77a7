"use client";

import { useState } from "react";
import { toast } from "sonner";

import { checkNewPassword } from "@/components/auth/checks";
import { useAuthForm } from "@/components/auth/use-auth-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { ErrorNote } from "@/components/ui/states";
import { authClient } from "@/lib/auth/client";
import { useUser } from "@/lib/auth/user-context";

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { email } = useUser();
  const form = useAuthForm({
    check: checkNewPassword,
    submit: async ({ password = "", newPassword = "" }) =>
      (
        await authClient.changePassword({
          currentPassword: password,
          newPassword,
          // Whoever knew the old one is out.
          revokeOtherSessions: true,
        })
      ).error,
    onDone,
  });
  return (
    <form noValidate method="post" onSubmit={form.onSubmit} className="flex flex-col gap-3">
      {form.formProblem && <ErrorNote>{form.formProblem}</ErrorNote>}
      {/* Tells password managers whose password is changed. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="password"
        autoComplete="current-password"
        required
        reserveMessage
        error={form.problemOf("password")}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint="At least 8 characters."
        required
        maxLength={128}
        reserveMessage
        error={form.problemOf("newPassword")}
      />
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={form.busy}>
          Change password
        </Button>
      </DialogActions>
    </form>
  );
}

/** A new password for who knows the old one; every other device is signed out with it. */
export function ChangePassword() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Change your password"
      description="Your other devices are signed out with it."
      trigger={<Button className="self-start">Change password</Button>}
    >
      <PasswordForm
        onDone={() => {
          setOpen(false);
          toast("Your password is changed.");
        }}
      />
    </Dialog>
  );
}
