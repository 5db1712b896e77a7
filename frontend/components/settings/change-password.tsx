"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";

import { checkNewPassword } from "@/components/auth/checks";
import { useAuthForm } from "@/components/auth/use-auth-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { authClient } from "@/lib/auth/client";
import { placesKey } from "@/lib/auth/sessions";
import { useUser } from "@/lib/auth/user-context";

import { PasswordForm } from "./password-form";

function NewPasswordForm({ onDone }: { onDone: () => void }) {
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
    <PasswordForm
      form={form}
      label="Current password"
      submitLabel="Change password"
      variant="primary"
    >
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
    </PasswordForm>
  );
}

/** A new password for who knows the old one; every other device is signed out with it. */
export function ChangePassword() {
  const { id } = useUser();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Change your password"
      description="Your other devices are signed out with it."
      trigger={<Button className="self-start">Change password</Button>}
    >
      <NewPasswordForm
        onDone={() => {
          setOpen(false);
          toast("Your password is changed.");
          void queryClient.invalidateQueries({ queryKey: placesKey(id) });
        }}
      />
    </Dialog>
  );
}
