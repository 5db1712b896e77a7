"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";

const DEBOUNCE_MS = 250;

/** Reports what is typed once the typing pauses. */
export function ConversationSearch({ onSearch }: { onSearch: (text: string) => void }) {
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), text ? DEBOUNCE_MS : 0);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <div role="search" className="relative px-3 pb-2">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2.5 left-6 size-4 text-muted touch:top-3.5"
      />
      <input
        type="search"
        aria-label="Search conversations"
        placeholder="Search conversations"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-9 w-full rounded-md border border-line-strong bg-surface pr-3 pl-9 text-base tap-target hover:border-muted sm:text-sm"
      />
    </div>
  );
}
