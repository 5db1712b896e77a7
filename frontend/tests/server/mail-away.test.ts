import { serverAuthOptions } from "@/lib/auth/server";
import { closeDatabase, getPool } from "@/lib/server/database";
import { closeMail, pendingMails } from "@/lib/server/mail";
import { migrate } from "@/lib/server/migrate";

import { callAuth, signUp, useEnvironment } from "../support/auth";
import { createDatabase, type TestDatabase } from "../support/database";
import { startMailbox } from "../support/mailbox";

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  const gone = await startMailbox();
  await gone.close();
  useEnvironment(database.url, { SMTP_URL: gone.url, SMTP_FROM: "todo@example.com" });
  await migrate(getPool(), serverAuthOptions());
});

afterAll(async () => {
  closeMail();
  await closeDatabase();
  await database.drop();
});

it("a mail server that is away stops nobody, and is logged without an address", async () => {
  const lines: string[] = [];
  const failed = () => lines.filter((line) => line.includes("an e-mail could not be sent"));
  const logged = new Promise<void>((heard) => {
    jest.spyOn(process.stdout, "write").mockImplementation((line) => {
      lines.push(String(line));
      if (failed().length === 2) heard(); // that of the sign-up, and the one asked for
      return true;
    });
  });
  const { email } = await signUp();
  const asked = await callAuth("/request-password-reset", { body: { email } });
  expect(asked.status).toBe(200);
  await logged;
  for (const line of failed()) expect(line).toContain("ECONNREFUSED");
  await new Promise(setImmediate);
  expect(pendingMails()).toBe(0);
  expect(lines.join("")).not.toContain(email);
});
