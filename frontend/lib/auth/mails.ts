import type { Mail } from "@/lib/server/mail";

export const RESET_HOURS = 1;
export const CONFIRM_HOURS = 24;

/**
 * The link for a new password. The token stands behind `#`, which browsers send to nobody: it is in no
 * log. No mail has a name in it, since anybody could have signed up with any name and this address.
 */
export function resetMail(site: string, to: string, token: string): Mail {
  return {
    to,
    subject: "Choose a new password for AI Todo",
    text: [
      "Somebody, most likely you, asked for a new password for the AI Todo account of this address.",
      `Choose it here, within ${RESET_HOURS === 1 ? "an hour" : `${RESET_HOURS} hours`}:`,
      `${site}/reset-password#${token}`,
      "If it was not you, do nothing: your password stays as it is.",
    ].join("\n\n"),
  };
}

/** The link that shows that mail to an address reaches who signed up with it. */
export function confirmationMail(site: string, to: string, token: string): Mail {
  return {
    to,
    subject: "Confirm your e-mail address for AI Todo",
    text: [
      "An AI Todo account was made with this address. Confirm that it is yours, within a day:",
      `${site}/confirm-email#${token}`,
      "If it was not you, do nothing.",
    ].join("\n\n"),
  };
}
