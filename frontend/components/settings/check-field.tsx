import { useId } from "react";

interface CheckFieldProps {
  label: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** A setting that is on or off. */
export function CheckField({ label, checked, onCheckedChange, disabled }: CheckFieldProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-6 items-center gap-3 text-sm tap-target">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="size-4.5 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
