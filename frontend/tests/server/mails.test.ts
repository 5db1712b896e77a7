import { serverAuthOptions } from "@/lib/auth/server";
import { MAX_MAILS } from "@/lib/auth/mail-limit";
import { MAX_FAILURES } from "@/lib/auth/sign-in-limit";
import { closeDatabase, getPool } from "@/lib/server/database";
import { closeMail } from "@/lib/server/mail";
import { migrate } from "@/lib/server/migrate";

import { startApi, type FakeApi } from "../support/api";
import { ORIGIN, PASSWORD, callAuth, cookieOf, signUp, useEnvironment } from "../support/auth";
import { createDatabase, type TestDatabase } from "../support/database";
import { startMailbox, type Mailbox } from "../support/mailbox";

const NEW_PASSWORD = "another horse, same battery";

let database: TestDatabase;
let mailbox: Mailbox;
let api: FakeApi;
const toApi: string[] = [];

beforeAll(async () => {
  database = await createDatabase();
  mailbox = await startMailbox();
  api = await startApi();
  api.answer = ({ method, url, headers }, response) => {
    toApi.push(`${method} ${url} ${headers.authorization?.split(" ")[0]}`);
    response.writeHead(204).end();
  };
  useEnvironment(database.url, {
    API_URL: api.url,
    SMTP_URL: mailbox.url,
    SMTP_FROM: "AI Todo <todo@example.com>",
  });
  await migrate(getPool(), serverAuthOptions());
});

afterAll(async () => {
  closeMail();
  await closeDatabase();
  await mailbox.close();
  await api.close();
  await database.drop();
});

let senders = 0;

function post(path: string, body: unknown, more = {}): Promise<Response> {
  return callAuth(path, { body, ip: `10.3.0.${++senders}`, ...more });
}

const askFor = (email: string) => post("/request-password-reset", { email });
const signIn = (email: string, password: string) => post("/sign-in/email", { email, password });
const reset = (token: string, newPassword = NEW_PASSWORD) =>
  post("/reset-password", { token, newPassword });

/** The token of a mail's link to a page. */
function tokenFor(page: string, text: string): string {
  return new RegExp(`${ORIGIN}/${page}#(\\S+)`).exec(text)![1]!;
}

async function newcomer() {
  const person = await signUp();
  const { text } = await mailbox.next(person.email);
  return { ...person, confirmation: tokenFor("confirm-email", text) };
}

async function isConfirmed(id: string): Promise<boolean> {
  const { rows } = await database.pool.query<{ emailVerified: boolean }>(
    `SELECT "emailVerified" FROM auth."user" WHERE id = $1`,
    [id],
  );
  return rows[0]!.emailVerified;
}

async function codeOf(response: Response): Promise<[number, string]> {
  return [response.status, ((await response.json()) as { code: string }).code];
}

describe("a new password by mail", () => {
  it("is answered alike, whether the address has an account or not", async () => {
    const { email } = await newcomer();
    // The stranger first: its mail, if there were one, would come before the other.
    const [unknown, known] = [await askFor("nobody@example.com"), await askFor(email)];
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(await known.text()).toBe(await unknown.text());
    await mailbox.next(email);
    expect(mailbox.mails.flatMap(({ to }) => to)).not.toContain("nobody@example.com");
  });

  it("is refused with a link that is none, and for a password that is too short", async () => {
    const { email } = await newcomer();
    expect(await codeOf(await reset("nonsense"))).toEqual([400, "INVALID_TOKEN"]);
    await askFor(email);
    const token = tokenFor("reset-password", (await mailbox.next(email)).text);
    expect(await codeOf(await reset(token, "short"))).toEqual([400, "PASSWORD_TOO_SHORT"]);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it("is refused with a link that is too old", async () => {
    const { email, id } = await newcomer();
    await askFor(email);
    const token = tokenFor("reset-password", (await mailbox.next(email)).text);
    const { rows } = await database.pool.query<{ identifier: string }>(
      `UPDATE auth.verification SET "expiresAt" = now() - interval '1 second'
       WHERE value = $1 RETURNING identifier`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.identifier).not.toContain(token);
    expect(await codeOf(await reset(token))).toEqual([400, "INVALID_TOKEN"]);
  });

  it("replaces the old one, ends every session, and its link works once", async () => {
    const { email, cookie, id } = await newcomer();
    await askFor(email);
    const earlier = tokenFor("reset-password", (await mailbox.next(email)).text);
    await askFor(email);
    const mail = await mailbox.next(email);
    expect(mail).toMatchObject({ to: [email], from: "todo@example.com" });
    expect(mail.text).not.toContain("Ada");
    const token = tokenFor("reset-password", mail.text);
    expect((await reset(token)).status).toBe(200);
    expect((await callAuth("/token", { cookie })).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200);
    for (const used of [token, earlier]) {
      expect(await codeOf(await reset(used, PASSWORD))).toEqual([400, "INVALID_TOKEN"]);
    }
    expect(await isConfirmed(id)).toBe(true);
    expect(toApi).toContain(`DELETE /api/${id}/calendar-feed Bearer`);
  });

  it("opens an account that wrong passwords have closed", async () => {
    const { email } = await newcomer();
    for (let wrong = 0; wrong < MAX_FAILURES; wrong++) await signIn(email, "wrong password");
    expect((await signIn(email, PASSWORD)).status).toBe(429);
    await askFor(email);
    const token = tokenFor("reset-password", (await mailbox.next(email)).text);
    expect((await reset(token)).status).toBe(200);
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200);
  });

  it("cannot be chosen by a link from before the password was changed", async () => {
    const { email, cookie } = await newcomer();
    await askFor(email);
    const token = tokenFor("reset-password", (await mailbox.next(email)).text);
    const changed = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await post("/change-password", changed, { cookie })).status).toBe(200);
    expect(await codeOf(await reset(token, PASSWORD))).toEqual([400, "INVALID_TOKEN"]);
  });

  it("can be asked for a few times an hour, from wherever, for any address", async () => {
    for (const email of [(await newcomer()).email, "stranger@example.com"]) {
      for (let asked = 0; asked < MAX_MAILS; asked++) {
        expect((await askFor(email)).status).toBe(200);
      }
      const refused = await askFor(email.toUpperCase());
      expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(3_000);
      expect(await codeOf(refused)).toEqual([429, "TOO_MANY_MAILS"]);
    }
  });
});

describe("signing up", () => {
  it("mails one address a few times an hour at most", async () => {
    const person = { name: "Ada", email: "again@example.com", password: PASSWORD };
    const answers = [];
    for (let round = 0; round <= MAX_MAILS; round++) {
      const response = await post("/sign-up/email", person);
      answers.push(response.status);
      const cookie = cookieOf(response);
      if (cookie) await post("/delete-user", { password: PASSWORD }, { cookie });
    }
    expect(answers).toEqual([...Array<number>(MAX_MAILS).fill(200), 429]);
  });
});

describe("a confirmed address", () => {
  const follow = (token: string) =>
    callAuth(`/verify-email?token=${encodeURIComponent(token)}`, { ip: `10.3.1.${++senders}` });

  it("comes from the mail's link alone", async () => {
    const { id, confirmation } = await newcomer();
    const [head, , signature] = confirmation.split(".");
    const claims = Buffer.from(JSON.stringify({ email: "x@example.com" })).toString("base64url");
    expect((await follow("nonsense")).status).toBe(401);
    expect((await follow(`${head}.${claims}.${signature}`)).status).toBe(401);
    expect(await isConfirmed(id)).toBe(false);
    const followed = await follow(confirmation);
    expect(followed.status).toBe(200);
    expect(followed.headers.getSetCookie()).toEqual([]); // a link signs nobody in
    expect(await isConfirmed(id)).toBe(true);
    expect((await follow(confirmation)).status).toBe(200);
  });

  it("can be asked for again by who is signed in, for nobody else's address", async () => {
    const { email, cookie } = await newcomer();
    const other = await newcomer();
    const path = "/send-verification-email";
    expect((await post(path, { email })).status).toBe(401);
    expect((await post(path, { email: other.email }, { cookie })).status).toBe(400);
    expect((await post(path, { email }, { cookie })).status).toBe(200);
    expect((await mailbox.next(email)).text).toContain("/confirm-email#");
    expect(mailbox.mails.filter(({ to }) => to.includes(other.email))).toEqual([]);
  });
});
