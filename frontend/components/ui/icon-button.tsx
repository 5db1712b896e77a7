"use client";

import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ButtonProps, "size" | "asChild" | "aria-label"> {
  /** Accessible name, also shown as the tooltip. */
  label: string;
  side?: "top" | "right" | "bottom" | "left";
}

export function IconButton({ label, side, variant = "ghost", ...props }: IconButtonProps) {
  return (
    <Tooltip label={label} side={side}>
      <Button aria-label={label} variant={variant} size="icon" {...props} />
    </Tooltip>
  );
}
