import { EnvError, parseEnv } from "@/lib/env";

const GOOD = {
  DATABASE_URL: "postgresql://user:pw@db/todo",
  BETTER_AUTH_SECRET: "q7Vd0cJm3RzX9sKp5tYw1nLb8hGf2eUa",
  BETTER_AUTH_URL: "http://localhost:3000/",
};

function complaint(changes: Record<string, string | undefined>): string {
  try {
    parseEnv({ ...GOOD, ...changes });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  throw new Error("nothing was complained about");
}

it("names every wrong variable at once, with the way to mend it", () => {
  const text = complaint({
    DATABASE_URL: undefined,
    BETTER_AUTH_SECRET: "short",
    BETTER_AUTH_URL: "localhost",
    TRUSTED_ORIGINS: "http://a.example, nonsense",
    TRUSTED_PROXIES: "10.0.0.0/8, 10.0.0.0/99",
    API_URL: "ftp://x",
    AUTH_ATTEMPTS_PER_MINUTE: "many",
    DRAIN_SECONDS: "-1",
    SMTP_URL: "mail.example.com",
    SMTP_FROM: "Todo <todo>",
  });
  const lines = text.split("\n").slice(1);
  expect(lines).toHaveLength(10);
  expect(text).toContain("DATABASE_URL is missing");
  expect(text).toContain("openssl rand -base64 32");
});

it.each([
  ["missing", undefined, "is missing"],
  ["empty", "  ", "is missing"],
  ["short", "q7Vd0cJm3RzX9sKp5tYw1nLb8hGf2eU", "at least 32 characters"],
  ["the library's default", "better-auth-secret-12345678901234567890", "well-known"],
  ["one letter repeated", "a".repeat(40), "trivial"],
])("refuses a secret that is %s", (_case, secret, reason) => {
  const text = complaint({ BETTER_AUTH_SECRET: secret });
  expect(text).toContain(`BETTER_AUTH_SECRET ${reason === "is missing" ? reason : ""}`);
  expect(text).toContain(reason);
});

it("sends mails only with a sender and an address for their links", () => {
  const text = complaint({ SMTP_URL: "smtp://u:pw@mail.example.com:587", BETTER_AUTH_URL: "" });
  expect(text).toContain("SMTP_FROM is missing");
  expect(text).toContain("BETTER_AUTH_URL is missing: SMTP_URL needs");
  expect(text).not.toContain("pw@");
});

it.each(["smtp://u:pw@mail.example.com%20", "smtp://", "smtp://u:pw@a b"])(
  "refuses %s as a mail server, and a sender that would be read as two",
  (url) => {
    const text = complaint({ SMTP_URL: url, SMTP_FROM: "AI Todo, Inc. <todo@example.com>" });
    expect(text).toContain("SMTP_URL must be an address such as");
    expect(text).toContain("SMTP_FROM must be the sender's address");
    expect(text).not.toContain("u:pw");
  },
);

it("never repeats a value", () => {
  expect(complaint({ DATABASE_URL: "mysql://root:hunter2@db" })).not.toContain("hunter2");
});

it("reads a complete environment, with defaults for the rest", () => {
  expect(
    parseEnv({ ...GOOD, TRUSTED_ORIGINS: " http://a.example:30080/x ,", API_URL: "" }),
  ).toEqual({
    ...GOOD,
    BETTER_AUTH_URL: "http://localhost:3000",
    TRUSTED_ORIGINS: ["http://a.example:30080"],
    API_URL: "http://127.0.0.1:8000",
    TRUSTED_PROXIES: [],
    AUTH_ATTEMPTS_PER_MINUTE: 100,
    DRAIN_SECONDS: 20,
  });
});

it("does without a public address", () => {
  for (const address of [undefined, "", " "])
    expect(parseEnv({ ...GOOD, BETTER_AUTH_URL: address }).BETTER_AUTH_URL).toBeUndefined();
});
