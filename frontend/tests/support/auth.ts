import { handleAuth } from "@/lib/auth/handler";

export const ORIGIN = "http://localhost:3000";
export const OTHER_ORIGIN = "http://192.168.49.2:30080";
export const PASSWORD = "correct horse battery";

/** What `getEnv` reads; set before the first use of anything that does. */
export function useEnvironment(databaseUrl: string, more: Record<string, string> = {}): void {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_SECRET: "q7Vd0cJm3RzX9sKp5tYw1nLb8hGf2eUa",
    BETTER_AUTH_URL: ORIGIN,
    TRUSTED_ORIGINS: OTHER_ORIGIN,
    ...more,
  });
}

interface Call {
  body?: unknown;
  cookie?: string;
  origin?: string;
  ip?: string;
  /** Further headers, as a proxy in between writes them. */
  headers?: Record<string, string>;
}

/** A request to `/api/auth` as a browser sends it. */
export function callAuth(path: string, call: Call = {}): Promise<Response> {
  const origin = call.origin ?? ORIGIN;
  const from = { origin, "x-forwarded-for": call.ip ?? "10.0.0.1" };
  const headers = new Headers({ ...from, ...call.headers });
  if (call.cookie) headers.set("cookie", call.cookie);
  if (call.body) headers.set("content-type", "application/json");
  const method = call.body ? "POST" : "GET";
  const body = call.body ? JSON.stringify(call.body) : undefined;
  return handleAuth(new Request(`${ORIGIN}/api/auth${path}`, { method, headers, body }));
}

/** The cookies of an answer as a browser sends them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

let people = 0;

/** Signs somebody new up; their session's cookie and address. */
export async function signUp(): Promise<{ cookie: string; email: string; id: string }> {
  const email = `person-${++people}@example.com`;
  const response = await callAuth("/sign-up/email", {
    body: { name: "Ada", email, password: PASSWORD },
    ip: `10.1.0.${people}`,
  });
  const { user } = (await response.json()) as { user: { id: string } };
  return { cookie: cookieOf(response), email, id: user.id };
}
