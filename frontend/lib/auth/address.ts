import "server-only";

import type { AddressOptions } from "./options";
import { ownOrigins } from "./own-origins";

/** Stands where an address is needed and none is known: such a name is never given to anybody. */
const NO_ADDRESS = "address.invalid";

/** One public address, and others by which the page is opened as well. */
export function fixedAddress(baseURL: string, others: string[]): AddressOptions {
  const origins = [baseURL, ...others];
  // A Secure cookie would be dropped at an address that is reached without TLS.
  const useSecureCookies = origins.every((origin) => origin.startsWith("https://"));
  return { baseURL, trustedOrigins: origins, useSecureCookies };
}

/** Whatever address the page was opened at, by https or not, and `others`. */
export function anyAddress(secure: boolean, others: string[]): AddressOptions {
  return {
    // Not `allowedHosts: ["*"]`: the library trusts what is allowed, so every origin there is.
    baseURL: { allowedHosts: [NO_ADDRESS], fallback: `https://${NO_ADDRESS}` },
    trustedOrigins: (request) => [...others, ...(request ? ownOrigins(request.headers) : [])],
    useSecureCookies: secure,
  };
}
