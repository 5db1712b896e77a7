/** What Better Auth's client gives for a refused request. */
export interface AuthFailure {
  code?: string;
  message?: string;
  status: number;
}

export interface FormProblem {
  /** The field it belongs to; without one it concerns the whole form. */
  field?: "name" | "email" | "password" | "newPassword";
  sentence: string;
}

const KNOWN: Record<string, FormProblem> = {
  INVALID_EMAIL_OR_PASSWORD: { field: "password", sentence: "Wrong e-mail address or password." },
  INVALID_EMAIL: { field: "email", sentence: "This is not an e-mail address." },
  INVALID_PASSWORD: { field: "password", sentence: "This is not your password." },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { field: "password", sentence: "This is not your password." },
  PASSWORD_REQUIRED: { field: "password", sentence: "Enter your password." },
  PASSWORD_TOO_SHORT: { field: "password", sentence: "Use at least 8 characters." },
  PASSWORD_TOO_LONG: { field: "password", sentence: "Use at most 128 characters." },
  USER_ALREADY_EXISTS: { field: "email", sentence: "This address already has an account." },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    field: "email",
    sentence: "This address already has an account.",
  },
  USER_DATA_NOT_REMOVED: {
    sentence:
      "Your data could not be removed just now, so the account was kept. Try again shortly.",
  },
  TOO_MANY_WRONG_PASSWORDS: {
    sentence: "Too many wrong passwords for this account. Try again in 15 minutes.",
  },
  VALIDATION_ERROR: { field: "email", sentence: "This is not an e-mail address." },
  USER_NOT_FOUND: { sentence: "The account of this link is not there any more." },
  EMAIL_ALREADY_VERIFIED: { sentence: "The address is confirmed already." },
  INVALID_TOKEN: { sentence: "This link is not valid any more. Ask for a new one." },
  TOKEN_EXPIRED: { sentence: "This link is too old. Ask for a new one." },
  TOO_MANY_MAILS: {
    sentence: "Too many e-mails were asked for at this address. Try again in an hour.",
  },
  INVALID_ORIGIN: {
    sentence: "This address of AI Todo is not in its list of trusted origins. Ask its operator.",
  },
};

/** One sentence for a refused account request, and the field to show it at. */
export function describeFailure(failure: AuthFailure): FormProblem {
  const known = failure.code ? KNOWN[failure.code] : undefined;
  if (known) return known;
  if (failure.status === 0) {
    return { sentence: "No connection. Check your network and try again." };
  }
  if (failure.status === 401) return { sentence: "Your session has ended. Sign in again." };
  if (failure.status === 429) {
    return { sentence: "Too many attempts. Wait a minute and try again." };
  }
  if (failure.status >= 502) {
    return { sentence: "AI Todo cannot be reached at the moment. Try again shortly." };
  }
  return { sentence: "Something went wrong on our side. Try again." };
}
