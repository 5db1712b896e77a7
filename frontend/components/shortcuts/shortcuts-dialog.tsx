"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { isCharacter } from "@/lib/shortcuts/match";
import { singleKeys } from "@/lib/shortcuts/preference";
import { SHORTCUTS, type Scope } from "@/lib/shortcuts/table";

const SECTIONS: readonly { scope: Scope; title: string }[] = [
  { scope: "page", title: "Anywhere" },
  { scope: "row", title: "In the list of tasks" },
];

function Section({
  scope,
  title,
  characters,
}: {
  scope: Scope;
  title: string;
  characters: boolean;
}) {
  const shown = SHORTCUTS.flatMap((shortcut) => {
    const keys = shortcut.keys.filter((one) => characters || !isCharacter(one));
    return shortcut.scope === scope && keys.length > 0 ? [{ ...shortcut, keys }] : [];
  });
  return (
    <section aria-label={title}>
      <h3 className="pb-1.5 text-sm font-semibold">{title}</h3>
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
    </section>
  );
}

/** Every shortcut that works now, and the switch for those of a single key (WCAG 2.1.4). */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const characters = singleKeys.use();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keyboard shortcuts"
      className="max-w-3xl!"
    >
      <Switch
        label="Shortcuts of a single key"
        hint="Turn them off if you dictate, or often press keys by accident. This browser remembers it."
        checked={characters}
        onCheckedChange={singleKeys.write}
      />
      <div className="grid gap-x-10 gap-y-5 border-t border-line pt-4 md:grid-cols-2">
        {SECTIONS.map((section) => (
          <Section key={section.scope} {...section} characters={characters} />
        ))}
      </div>
      <DialogActions>
        <DialogClose asChild>
          <Button>Close</Button>
        </DialogClose>
      </DialogActions>
    </Dialog>
  );
}
