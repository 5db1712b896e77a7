"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface TabItem {
  value: string;
  label: string;
  count?: number;
}

interface TabsProps {
  /** Names the group for assistive technology. */
  label: string;
  tabs: TabItem[];
  value: string;
  onValueChange: (value: string) => void;
  /** The open tab's panel. */
  children: ReactNode;
}

export function Tabs({ label, tabs, value, onValueChange, children }: TabsProps) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onValueChange}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Radix.List
        aria-label={label}
        className="flex shrink-0 overflow-x-auto sm:gap-1 border-b border-line px-2 sm:px-3"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-1.5 py-2.5 text-sm sm:px-2.5 whitespace-nowrap text-muted -outline-offset-2 tap-target hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-sunken px-1.5 text-xs text-muted">{tab.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content value={value} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
