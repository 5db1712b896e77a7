import type { FormProblem } from "@/lib/auth/failures";

import type { Values } from "./use-auth-form";

const MIN_PASSWORD = 8;
const TOO_SHORT = `Use at least ${MIN_PASSWORD} characters.`;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function checkSignIn({ email = "", password = "" }: Values): FormProblem | null {
  if (!email.trim()) return { field: "email", sentence: "Enter your e-mail address." };
  if (!password) return { field: "password", sentence: "Enter your password." };
  return null;
}

export function checkSignUp({ name = "", email = "", password = "" }: Values): FormProblem | null {
  if (!name.trim()) return { field: "name", sentence: "Enter a name." };
  const problem = checkAddress({ email });
  if (problem) return problem;
  if (password.length < MIN_PASSWORD) return { field: "password", sentence: TOO_SHORT };
  return null;
}

export function checkAddress({ email = "" }: Values): FormProblem | null {
  if (EMAIL.test(email.trim())) return null;
  return { field: "email", sentence: "Enter an e-mail address such as name@example.com." };
}

export function checkReset({ newPassword = "" }: Values): FormProblem | null {
  return newPassword.length < MIN_PASSWORD ? { field: "newPassword", sentence: TOO_SHORT } : null;
}

export function checkNewPassword({ password = "", newPassword = "" }: Values): FormProblem | null {
  if (!password) return { field: "password", sentence: "Enter your current password." };
  if (newPassword.length < MIN_PASSWORD) return { field: "newPassword", sentence: TOO_SHORT };
  if (newPassword === password) {
    return { field: "newPassword", sentence: "This is the password you have." };
  }
  return null;
}
