"use client";

import { CircleUser, History, LogOut, Settings } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { signOut } from "@/lib/auth/sign-out";
import { useUser } from "@/lib/auth/user-context";

interface UserMenuProps {
  side?: "top" | "bottom";
  align?: "start" | "end";
}

/** The account button with what concerns the person, not the list. */
export function UserMenu({ side, align }: UserMenuProps) {
  const user = useUser();
  return (
    <Menu
      side={side}
      align={align}
      trigger={
        <Button variant="ghost" size="icon" aria-label="Account">
          <CircleUser aria-hidden className="size-5" />
        </Button>
      }
    >
      <MenuLabel>
        <span className="block max-w-56 truncate text-sm font-medium text-ink">{user.name}</span>
        <span className="block max-w-56 truncate">{user.email}</span>
      </MenuLabel>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/history">
          <History aria-hidden className="size-4" />
          History
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/settings">
          <Settings aria-hidden className="size-4" />
          Settings
        </Link>
      </MenuItem>
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden className="size-4" />
        Sign out
      </MenuItem>
    </Menu>
  );
}
