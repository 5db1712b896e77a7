"use client";

import { Command } from "lucide-react";

import { IconButton } from "@/components/ui/icon-button";

import { useOpenPalette } from "./commands";

/** The way to the palette for who does not know its keys; a phone has no room for it, and no keys. */
export function CommandsButton() {
  const openPalette = useOpenPalette();
  return (
    <IconButton label="Commands" side="bottom" onClick={openPalette} className="max-sm:hidden">
      <Command aria-hidden className="size-5" />
    </IconButton>
  );
}
