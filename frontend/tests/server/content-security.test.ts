/** @jest-environment node */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NextRequest } from "next/server";

import { contentSecurityPolicy, TOAST_STYLES } from "@/lib/server/content-security";
import { proxy } from "@/proxy";

const ENVIRONMENT = {
  DATABASE_URL: "postgresql://user:secret@127.0.0.1/none",
  BETTER_AUTH_SECRET: "Zm9yIHRoZSB0ZXN0cyBvbmx5LCBub3RoaW5nIGVsc2U=",
};

Object.assign(process.env, ENVIRONMENT);

function visit(path: string, headers: Record<string, string> = {}) {
  return proxy(new NextRequest(new URL(path, "http://todo.example"), { headers }));
}

/** The rules of a policy by name. */
function rulesOf(policy: string): Map<string, string[]> {
  return new Map(
    policy.split("; ").map((rule) => {
      const [name, ...values] = rule.split(" ");
      return [name!, values];
    }),
  );
}

describe("a page's security policy", () => {
  const policy = visit("/sign-in").headers.get("Content-Security-Policy") ?? "";
  const rules = rulesOf(policy);

  it("lets nothing run or load but this site's own", () => {
    expect(rules.get("default-src")).toEqual(["'none'"]);
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
    expect(rules.get("script-src")).not.toContain("'unsafe-inline'");
    expect(rules.get("style-src")).not.toContain("'unsafe-inline'");
    expect(rules.get("connect-src")).toEqual(["'self'"]);
    expect(rules.get("img-src")).toEqual(["'self'", "data:"]);
  });

  it("lets no other site frame the page or take its forms", () => {
    expect(rules.get("frame-ancestors")).toEqual(["'none'"]);
    expect(rules.get("base-uri")).toEqual(["'none'"]);
    expect(rules.get("form-action")).toEqual(["'self'"]);
  });

  it("has a nonce that no other page has", () => {
    const nonceOf = (text: string) => /'nonce-([^']{20,})'/.exec(text)?.[1];
    const another = visit("/sign-in").headers.get("Content-Security-Policy") ?? "";
    expect(nonceOf(policy)).toBeDefined();
    expect(nonceOf(another)).not.toBe(nonceOf(policy));
  });

  it("takes no nonce from the request", () => {
    const sent = { "x-ai-todo-nonce": "chosen", "content-security-policy": "script-src *" };
    const response = visit("/sign-in", sent);
    expect(response.headers.get("x-middleware-request-x-ai-todo-nonce")).not.toBe("chosen");
    expect(response.headers.get("x-middleware-request-content-security-policy")).toBe(
      response.headers.get("Content-Security-Policy"),
    );
  });

  it("knows the styles of the toasts by their hash", () => {
    const library = readFileSync(createRequire(__filename).resolve("sonner"), "utf8");
    const [, literal] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(library) ?? [];
    const styles = JSON.parse(literal ?? "") as string;
    const hash = createHash("sha256").update(styles).digest("base64");
    expect(TOAST_STYLES).toBe(`sha256-${hash}`);
    expect(contentSecurityPolicy("n")).toContain(`'sha256-${hash}'`);
  });
});

describe("Strict-Transport-Security", () => {
  it("is said behind TLS alone", () => {
    expect(visit("/sign-in").headers.get("Strict-Transport-Security")).toBeNull();
    const response = visit("/sign-in", { "x-forwarded-proto": "https" });
    expect(response.headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  });

  it("is said on the way to sign-in, too", () => {
    const response = visit("/chat", { "x-forwarded-proto": "https" });
    expect(response.status).toBe(307);
    expect(response.headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  });
});
