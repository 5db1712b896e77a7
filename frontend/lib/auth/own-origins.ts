import "server-only";

/** A host with its port as browsers send it; above all no `*`, which Better Auth would expand. */
const HOST = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** The outermost proxy's word, which is the first of the list. */
function first(headers: Headers, name: string): string {
  return (headers.get(name) ?? "").split(",")[0]!.trim();
}

/** Whether the page was opened by https, which only the proxy that ends TLS can tell. */
export function isSecure(headers: Headers): boolean {
  return first(headers, "x-forwarded-proto").toLowerCase() === "https";
}

/**
 * The origins that a request of our own page can carry: those of the host it was sent to.
 *
 * Why that keeps forged requests out: they come from a page of another origin, and it is the
 * browser that writes `Origin` and `Host`; no script can change them. `X-Forwarded-*` could only be
 * set by a script after a preflight, which nothing here allows. Whoever writes all of them by hand
 * has no browser with somebody's cookie in it. The port counts, since cookies are shared between the
 * ports of a host, and so does the scheme: once opened by https, a page read over plain http may
 * have been altered on its way.
 *
 * DNS rebinding: a name of the attacker's that suddenly leads here is a host like any other, so such
 * a page passes. But cookies belong to a host name, so it has nobody's session and can do what any
 * client in the network can: try to sign in, within the limits. Setting `BETTER_AUTH_URL` shuts that
 * out as well.
 */
export function ownOrigins(headers: Headers): string[] {
  const hosts = [headers.get("host") ?? "", first(headers, "x-forwarded-host")];
  // A proxy may end TLS and not say so; an https page of the same host is ours all the more.
  const schemes = isSecure(headers) ? ["https"] : ["http", "https"];
  const addresses = hosts
    .filter((host) => HOST.test(host))
    .flatMap((host) => schemes.map((scheme) => `${scheme}://${host}`))
    .filter((address) => URL.canParse(address));
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}
