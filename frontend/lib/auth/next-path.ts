export const SIGN_IN_PATH = "/sign-in";
export const HOME_PATH = "/chat";
export const FORGOT_PASSWORD_PATH = "/forgot-password";

const ANY_ORIGIN = "http://origin.invalid";

/**
 * Where to go after sign-in: `next` if it is a path of this site, else the chat. A value such as
 * `//host` or `/\host` would be read by browsers as another site.
 */
export function safeNextPath(next: string | string[] | null | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return HOME_PATH;
  if (/[\\\u0000-\u0020\u007f]/.test(next) || next.startsWith("//")) return HOME_PATH;
  const url = new URL(next, ANY_ORIGIN);
  if (url.origin !== ANY_ORIGIN) return HOME_PATH;
  const path = url.pathname + url.search + url.hash;
  // Normalising may itself make `//host` (from `/.//host`), and sign-in would lead to itself.
  if (path.startsWith("//") || /^\/sign-(in|up)(?![^/?#])/.test(path)) return HOME_PATH;
  return path;
}

/** The sign-in page that comes back to `from`. */
export function signInPath(from: string): string {
  const next = safeNextPath(from);
  return next === HOME_PATH ? SIGN_IN_PATH : `${SIGN_IN_PATH}?next=${encodeURIComponent(next)}`;
}
