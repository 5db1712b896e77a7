import { getSessionCookie } from "better-auth/cookies";
import { NextResponse, type NextRequest } from "next/server";

import { signInPath } from "@/lib/auth/next-path";
import { PATH_HEADER } from "@/lib/auth/path-header";

/**
 * Spares visitors without a session cookie the way to a page they may not see. The cookie is not
 * verified here: the dashboard's layout does that, and the API trusts tokens only.
 */
export function proxy(request: NextRequest): NextResponse {
  const here = request.nextUrl.pathname + request.nextUrl.search;
  if (!getSessionCookie(request)) {
    return NextResponse.redirect(new URL(signInPath(here), request.url));
  }
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, here);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/chat/:path*", "/history/:path*", "/settings/:path*"] };
