"use client";

import type { LucideIcon } from "lucide-react";

import { Button } from "@/components/ui/button";

interface MessageButtonProps {
  /** Accessible name, also shown by the browser: tooltips of ours would slow a long conversation down. */
  label: string;
  icon: LucideIcon;
  onClick: () => void;
}

/** A small button under a message. */
export function MessageButton({ label, icon: Icon, onClick }: MessageButtonProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      title={label}
      className="size-8! text-muted"
      onClick={onClick}
    >
      <Icon aria-hidden className="size-4" />
    </Button>
  );
}
