"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";

const DEBOUNCE_MS = 250;

interface SearchFieldProps {
  label: string;
  /** Gets what is typed once the typing pauses. */
  onSearch: (text: string) => void;
}

/** A search input with its sign. */
export function SearchField({ label, onSearch }: SearchFieldProps) {
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), text ? DEBOUNCE_MS : 0);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <div className="relative flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-9 w-full rounded-md border border-line-strong bg-surface pr-3 pl-9 text-base tap-target hover:border-muted sm:text-sm"
      />
    </div>
  );
}
