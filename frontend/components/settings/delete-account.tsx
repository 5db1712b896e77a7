"use client";

import { useState } from "react";

import { useAuthForm } from "@/components/auth/use-auth-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { ErrorNote } from "@/components/ui/states";
import { leaveSite } from "@/lib/auth/browser";
import { authClient } from "@/lib/auth/client";
import { useUser } from "@/lib/auth/user-context";

function DeleteForm() {
  const { email } = useUser();
  const form = useAuthForm({
    check: ({ password }) =>
      password ? null : { field: "password", sentence: "Enter your password." },
    submit: async ({ password }) => (await authClient.deleteUser({ password })).error,
    onDone: leaveSite,
  });
  return (
    <form noValidate method="post" onSubmit={form.onSubmit} className="flex flex-col gap-3">
      {form.formProblem && <ErrorNote>{form.formProblem}</ErrorNote>}
      {/* Tells password managers whose password is wanted. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        reserveMessage
        error={form.problemOf("password")}
      />
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="danger" loading={form.busy}>
          Delete account
        </Button>
      </DialogActions>
    </form>
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
