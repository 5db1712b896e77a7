import { isCharacter, pageShortcut, prefixOf, rowShortcut } from "@/lib/shortcuts/match";
import { SHORTCUTS } from "@/lib/shortcuts/table";

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("what is no shortcut", () => {
  it.each([
    ["with Alt", press("j", { altKey: true })],
    ["with Ctrl", press("j", { ctrlKey: true })],
    ["with Shift", press("j", { shiftKey: true })],
    ["an arrow with Shift", press("ArrowDown", { shiftKey: true })],
    ["another letter", press("q")],
  ])("%s", (_, event) => {
    expect(rowShortcut(event, true)).toBeNull();
  });

  it("is a character alone when those are off", () => {
    expect(rowShortcut(press("j"), false)).toBeNull();
    expect(rowShortcut(press("#", { shiftKey: true }), false)).toBeNull();
    expect(pageShortcut(press("?"), false)).toBeNull();
    expect(pageShortcut(press("t"), false, "g")).toBeNull();
    expect(prefixOf(press("g"), false)).toBeNull();
  });
});

it("knows keys with a name whether characters are on or off", () => {
  expect(rowShortcut(press("ArrowDown"), false)).toBe("next");
  expect(rowShortcut(press("F2"), false)).toBe("rename");
  expect(pageShortcut(press("k", { metaKey: true }), false)).toBe("palette");
  expect(pageShortcut(press("K", { ctrlKey: true }), false)).toBe("palette");
});

it("knows characters, whatever it takes to type them", () => {
  expect(rowShortcut(press("J"), true)).toBe("next"); // caps lock
  expect(rowShortcut(press("#", { shiftKey: true }), true)).toBe("delete");
  expect(rowShortcut(press("#"), true)).toBe("delete");
  expect(pageShortcut(press("?", { shiftKey: true }), true)).toBe("help");
  expect(rowShortcut(press(" "), true)).toBe("tick");
});

it("knows two keys one after the other", () => {
  expect(prefixOf(press("g"), true)).toBe("g");
  expect(pageShortcut(press("c"), true, "g")).toBe("completed");
  expect(pageShortcut(press("c"), true)).toBeNull();
});

it("has every key once in a scope, and every id once", () => {
  for (const scope of ["page", "row"]) {
    const keys = SHORTCUTS.filter((one) => one.scope === scope).flatMap((one) => [...one.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(new Set(SHORTCUTS.map(({ id }) => id)).size).toBe(SHORTCUTS.length);
});

it("tells characters from other keys", () => {
  expect(["g t", "#", "1"].every(isCharacter)).toBe(true);
  expect(["Mod+k", "F2", "Space", "Delete"].some(isCharacter)).toBe(false);
});
