"use client";

import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";

interface CheckboxProps extends Omit<
  ComponentProps<typeof Radix.Root>,
  "aria-label" | "checked" | "onCheckedChange" | "children" | "className"
> {
  label: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** A round tick for tasks. The pressed area is larger than what is drawn. */
export function Checkbox({ label, onCheckedChange, ...props }: CheckboxProps) {
  return (
    <Radix.Root
      {...props}
      aria-label={label}
      onCheckedChange={(next) => onCheckedChange(next === true)}
      className="group -m-2 flex size-9 shrink-0 items-center justify-center rounded-full tap-target disabled:opacity-50"
    >
      <span className="flex size-5 items-center justify-center rounded-full border-[1.5px] border-line-strong transition-colors group-hover:border-accent group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
        <Radix.Indicator>
          <Check aria-hidden strokeWidth={3} className="size-3 text-on-accent" />
        </Radix.Indicator>
      </span>
    </Radix.Root>
  );
}
