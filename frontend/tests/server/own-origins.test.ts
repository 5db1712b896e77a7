import { isSecure, ownOrigins } from "@/lib/auth/own-origins";

function origins(headers: Record<string, string>): string[] {
  return ownOrigins(new Headers(headers));
}

it.each([
  ["none", {}],
  ["a wildcard, which would trust everybody", { host: "*" }],
  ["a wildcard for a part", { host: "*.example:3000" }],
  ["one letter left open", { host: "exampl?" }],
  ["a path", { host: "evil.example/." }],
  ["a user name", { host: "todo.example@evil.example" }],
  ["no port", { host: "todo.example:http" }],
  ["a port that cannot be", { host: "todo.example:99999" }],
])("knows no origin of its own when the host is %s", (_case, headers: Record<string, string>) => {
  expect(origins({ ...headers, "x-forwarded-host": headers.host ?? "" })).toEqual([]);
});

it("takes both schemes of the host, port included, where nobody ended TLS before", () => {
  const own = ["http://192.168.49.2:30080", "https://192.168.49.2:30080"];
  expect(origins({ host: "192.168.49.2:30080" })).toEqual(own);
});

it("does not take plain http where the page came by https", () => {
  expect(origins({ host: "Todo.Example:443", "x-forwarded-proto": "https" })).toEqual([
    "https://todo.example",
  ]);
});

it("takes the host as the outermost proxy saw it, too", () => {
  const headers = {
    host: "ai-todo-frontend-service:3000",
    "x-forwarded-host": "todo.example, inner.example",
    "x-forwarded-proto": "https,http",
  };
  expect(origins(headers)).toContain("https://todo.example");
  expect(origins(headers)).not.toContain("https://inner.example");
});

it.each([
  ["https", true],
  ["HTTPS, http", true],
  ["http, https", false],
  ["", false],
])("x-forwarded-proto %p is secure: %p", (proto, secure) => {
  expect(isSecure(new Headers(proto ? { "x-forwarded-proto": proto } : {}))).toBe(secure);
});
