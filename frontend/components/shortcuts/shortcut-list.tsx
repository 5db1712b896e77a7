import { Kbd } from "@/components/ui/kbd";
import { isCharacter } from "@/lib/shortcuts/match";
import { SHORTCUTS, type Scope } from "@/lib/shortcuts/table";

interface ShortcutListProps {
  scope: Scope;
  /** Whether those of a single key are told, too. */
  characters: boolean;
}

/** The shortcuts of one place, with what they do. */
export function ShortcutList({ scope, characters }: ShortcutListProps) {
  const shown = SHORTCUTS.flatMap((shortcut) => {
    const keys = shortcut.keys.filter((one) => characters || !isCharacter(one));
    return shortcut.scope === scope && keys.length > 0 ? [{ ...shortcut, keys }] : [];
  });
  return (
    <dl className="flex flex-col">
      {shown.map(({ id, words, keys }) => (
        <div key={id} className="flex min-h-8 items-center justify-between gap-3 text-sm">
          <dt>{words}</dt>
          <dd className="flex flex-wrap items-center justify-end gap-x-1.5 gap-y-1">
            {keys.map((one, index) => (
              <span key={one} className="inline-flex items-center gap-1.5">
                {index > 0 && <span className="text-xs text-muted">or</span>}
                <Kbd keys={one} />
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
