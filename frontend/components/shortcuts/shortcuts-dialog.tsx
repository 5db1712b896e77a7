"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { singleKeys } from "@/lib/shortcuts/preference";
import type { Scope } from "@/lib/shortcuts/table";

import { ShortcutList } from "./shortcut-list";

const SECTIONS: readonly { scope: Scope; title: string }[] = [
  { scope: "page", title: "Anywhere" },
  { scope: "row", title: "In the list of tasks" },
];

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
        {SECTIONS.map(({ scope, title }) => (
          <section key={scope} aria-label={title}>
            <h3 className="pb-1.5 text-sm font-semibold">{title}</h3>
            <ShortcutList scope={scope} characters={characters} />
          </section>
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
