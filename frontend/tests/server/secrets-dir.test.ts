import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { EnvError, parseEnv } from "@/lib/env";

const SECRETS = {
  DATABASE_URL: "postgresql://user:from-file@db/todo",
  BETTER_AUTH_SECRET: "q7Vd0cJm3RzX9sKp5tYw1nLb8hGf2eUa",
};
const PLAIN = { BETTER_AUTH_URL: "http://localhost:3000" };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ai-todo-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function complaint(secretsDir: string, more: Record<string, string> = {}): string {
  try {
    parseEnv({ ...PLAIN, SECRETS_DIR: secretsDir, ...more });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  throw new Error("nothing was complained about");
}

it("names a folder that is not there, in one line", () => {
  const missing = join(folder, "nowhere");
  expect(complaint(missing, SECRETS)).toBe(
    `SECRETS_DIR: ${missing} cannot be read: it does not exist`,
  );
});

it("names a file where a folder should be", () => {
  put("file", "x");
  const file = join(folder, "file");
  expect(complaint(file)).toBe(`SECRETS_DIR: ${file} cannot be read: it is not a folder`);
});

it("names a file that cannot be read, not what is in it", () => {
  put("DATABASE_URL", SECRETS.DATABASE_URL);
  const file = join(folder, "BETTER_AUTH_SECRET");
  mkdirSync(file);
  expect(complaint(folder)).toBe(`SECRETS_DIR: ${file} cannot be read: it is a folder`);
});

it("refuses bytes that are not text instead of changing them", () => {
  put("BETTER_AUTH_SECRET", Buffer.from([0xff, 0xfe, 0x41]));
  const file = join(folder, "BETTER_AUTH_SECRET");
  expect(complaint(folder)).toContain(`SECRETS_DIR: ${file} cannot be read`);
});

it("says what is missing when the folder lacks it or holds an empty file", () => {
  put("BETTER_AUTH_SECRET", "\n");
  const text = complaint(folder);
  expect(text).toContain("DATABASE_URL is missing");
  expect(text).toContain("BETTER_AUTH_SECRET is missing");
});

it("reads files as a cluster mounts them, without the newline at their end", () => {
  mkdirSync(join(folder, "..data"));
  put("..data/DATABASE_URL", `${SECRETS.DATABASE_URL}\r\n`);
  symlinkSync("..data/DATABASE_URL", join(folder, "DATABASE_URL"));
  put("BETTER_AUTH_SECRET", `${SECRETS.BETTER_AUTH_SECRET}\n`);
  expect(parseEnv({ ...PLAIN, SECRETS_DIR: folder })).toMatchObject(SECRETS);
});

it("lets the environment win, unless it is empty", () => {
  put("DATABASE_URL", SECRETS.DATABASE_URL);
  put("BETTER_AUTH_SECRET", "of-no-use");
  const env = { ...PLAIN, ...SECRETS, SECRETS_DIR: folder, DATABASE_URL: " " };
  expect(parseEnv(env)).toMatchObject(SECRETS);
});

it("leaves other services' secrets closed", () => {
  for (const [name, value] of Object.entries(SECRETS)) put(name, value);
  put("MCP_SIGNING_KEY", Buffer.from([0xff]));
  chmodSync(join(folder, "MCP_SIGNING_KEY"), 0);
  expect(parseEnv({ ...PLAIN, SECRETS_DIR: folder })).toMatchObject(SECRETS);
});
