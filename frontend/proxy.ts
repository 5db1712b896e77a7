import { getSessionCookie } from "better-auth/cookies";
import { NextResponse, type NextRequest } from "next/server";

import { signInPath } from "@/lib/auth/next-path";
import { isSecure } from "@/lib/auth/own-origins";
import { getEnv } from "@/lib/env";
import { contentSecurityPolicy, STRICT_TRANSPORT_SECURITY } from "@/lib/server/content-security";
import { NONCE_HEADER, PATH_HEADER } from "@/lib/server/page-headers";

const CSP = "Content-Security-Policy";
const FOR_PEOPLE_SIGNED_IN = /^\/(chat|history|settings)(\/|$)/;

/**
 * What comes before every page: its security policy, and the way to sign-in for visitors without
 * a session cookie. The cookie is not verified here: the dashboard's layout does that, and the API
 * trusts tokens only.
 */
export function proxy(request: NextRequest): NextResponse {
  const response = answer(request);
  if (isSecure(request.headers) || getEnv().BETTER_AUTH_URL?.startsWith("https://")) {
    response.headers.set("Strict-Transport-Security", STRICT_TRANSPORT_SECURITY);
  }
  return response;
}

function answer(request: NextRequest): NextResponse {
  const here = request.nextUrl.pathname + request.nextUrl.search;
  if (FOR_PEOPLE_SIGNED_IN.test(request.nextUrl.pathname) && !getSessionCookie(request)) {
    return NextResponse.redirect(new URL(signInPath(here), request.url));
  }
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, here);
  headers.set(NONCE_HEADER, nonce);
  headers.set(CSP, policy); // from which Next.js takes the nonce of its own scripts
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(CSP, policy);
  return response;
}

/** All but files and what programs call. */
export const config = {
  matcher: [
    "/((?!api/|calendar/|_next/|icons/|health$|ready$|icon.svg$|apple-icon.png$|manifest.webmanifest$|sw.js$).*)",
  ],
};
