"use client";

import { ChevronDown } from "lucide-react";
import { useId } from "react";

import { cn } from "@/lib/cn";

import { inputClass } from "./field";

interface SelectFieldProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onValueChange: (value: T) => void;
}

/** One of a few, from the list that the device itself shows. The label stands beside it. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, options, value, onValueChange } = props;
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-3">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <div className="relative w-40">
        <select
          id={id}
          value={value}
          onChange={(event) => onValueChange(event.target.value as T)}
          className={cn(inputClass, "h-9 cursor-pointer appearance-none truncate pr-8 tap-target")}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-surface text-ink">
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
        />
      </div>
    </div>
  );
}
