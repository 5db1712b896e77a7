import "server-only";

/**
 * The toasts' styles, which the library (sonner) writes into the page when it loads, without a
 * nonce. tests/server/content-security.test.ts says the new hash when an upgrade changes them.
 */
export const TOAST_STYLES = "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=";

/** Of nothing: the library puts its style element into the page before its text, and browsers look twice. */
const EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/**
 * The Content-Security-Policy of one page: scripts and styles of this site alone, those within the
 * page by its nonce. No other host is named, so nothing can be loaded from or sent to one.
 */
export function contentSecurityPolicy(nonce: string): string {
  // React tells more about errors in development, by eval, and the page reloads by a web socket.
  const development = process.env.NODE_ENV === "development";
  const rules = {
    "default-src": "'none'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": `'self' 'nonce-${nonce}' '${TOAST_STYLES}' '${EMPTY_STYLE}'`,
    // Attributes are written by React from our own code; text of people never becomes one.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": development ? "'self' ws:" : "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
  };
  return Object.entries(rules)
    .map(([rule, value]) => `${rule} ${value}`)
    .join("; ");
}

/** A year: long enough to hold between visits, as browsers' preload lists ask for. */
export const STRICT_TRANSPORT_SECURITY = "max-age=31536000";
