"use client";

import { RadioGroup as Radix } from "radix-ui";
import { useId } from "react";

interface RadioGroupProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onValueChange: (value: T) => void;
}

/** One of a few, all of them visible. */
export function RadioGroup<T extends string>({
  label,
  options,
  value,
  onValueChange,
}: RadioGroupProps<T>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <Radix.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onValueChange(next as T)}
        className="flex flex-wrap gap-x-5 gap-y-1"
      >
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer items-center gap-2 py-1 text-sm tap-target"
          >
            <Radix.Item
              value={option.value}
              className="flex size-5 items-center justify-center rounded-full border-[1.5px] border-line-strong data-[state=checked]:border-accent"
            >
              <Radix.Indicator className="size-2.5 rounded-full bg-accent" />
            </Radix.Item>
            {option.label}
          </label>
        ))}
      </Radix.Root>
    </div>
  );
}
