import { safeNextPath, signInPath } from "@/lib/auth/next-path";

it.each([
  [undefined],
  [null],
  [""],
  [["/chat", "/settings"]],
  ["chat"],
  ["https://evil.example/"],
  ["//evil.example"],
  ["/\\evil.example"],
  ["/%5c/../\\evil.example"],
  ["/\tevil"],
  ["/\n/evil.example"],
  ["/.//evil.example"],
  ["/a/..//evil.example"],
  ["javascript:alert(1)"],
  ["/sign-in?next=/sign-in"],
  ["/sign-up"],
])("%j leads to the chat", (next) => {
  expect(safeNextPath(next as string)).toBe("/chat");
});

it.each([["/settings"], ["/chat/3f0a?x=1#end"], ["/sign-inside"]])("%s is kept", (next) => {
  expect(safeNextPath(next)).toBe(next);
});

it("writes the way back as one parameter", () => {
  expect(signInPath("/chat/3f0a?x=1&y=2")).toBe("/sign-in?next=%2Fchat%2F3f0a%3Fx%3D1%26y%3D2");
  expect(signInPath("/chat")).toBe("/sign-in");
  expect(signInPath("//evil.example")).toBe("/sign-in");
});
