const SIGNS: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Delete: "Del",
  Escape: "Esc",
};

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.platform);
}

function signOf(key: string): string {
  if (key === "Mod") return isMac() ? "⌘" : "Ctrl";
  return SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** A key, a combination (`Mod+k`) or a sequence (`g t`), as it is written on the keys. */
export function Kbd({ keys }: { keys: string }) {
  const isSequence = keys.includes(" ");
  const parts = keys.length === 1 ? [keys] : keys.split(isSequence ? " " : "+");
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {parts.map((key, index) => (
        <span key={key} className="inline-flex items-center gap-1">
          {isSequence && index > 0 && <span className="text-xs text-muted">then</span>}
          <kbd className="inline-flex h-5.5 min-w-5.5 items-center justify-center rounded-sm border border-line bg-sunken px-1.5 font-sans text-xs text-muted">
            {signOf(key)}
          </kbd>
        </span>
      ))}
    </span>
  );
}
