import { SHORTCUTS, type PageShortcut, type RowShortcut, type Scope } from "./table";

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** A press as the table writes it; null for what can be no shortcut. */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (altKey) return null;
  const isLetter = /^[a-z]$/i.test(key);
  if (ctrlKey || metaKey) return shiftKey ? null : `Mod+${key.toLowerCase()}`;
  if (isLetter) return shiftKey ? null : key.toLowerCase(); // whatever caps lock says
  if (key === " ") return shiftKey ? null : "Space";
  // Characters such as "?" need Shift on some keyboards; with Shift the others mean something else.
  return shiftKey && key.length > 1 ? null : key;
}

/** Whether a shortcut is a character alone: those can be turned off (WCAG 2.1.4). */
export function isCharacter(keys: string): boolean {
  return keys.split(" ").some((key) => key.length === 1);
}

interface Wanted {
  scope: Scope;
  /** Whether characters alone count. */
  characters: boolean;
  /** The key before, where it begins a sequence. */
  prefix?: string | null;
}

function find(name: string, { scope, characters, prefix }: Wanted): string | null {
  const wanted = prefix ? `${prefix} ${name}` : name;
  const found = SHORTCUTS.find(
    (shortcut) =>
      shortcut.scope === scope &&
      shortcut.keys.some((keys) => keys === wanted && (characters || !isCharacter(keys))),
  );
  return found?.id ?? null;
}

export function pageShortcut(press: Press, characters: boolean, prefix: string | null = null) {
  const name = nameOf(press);
  return name && (find(name, { scope: "page", characters, prefix }) as PageShortcut | null);
}

export function rowShortcut(press: Press, characters: boolean) {
  const name = nameOf(press);
  return name && (find(name, { scope: "row", characters }) as RowShortcut | null);
}

const PREFIXES = new Set(
  SHORTCUTS.flatMap(({ keys }) => [...keys]).flatMap((keys) =>
    keys.includes(" ") ? [keys.split(" ")[0]] : [],
  ),
);

/** The key, if a sequence may begin with it. */
export function prefixOf(press: Press, characters: boolean): string | null {
  const name = nameOf(press);
  return characters && name && PREFIXES.has(name) ? name : null;
}
