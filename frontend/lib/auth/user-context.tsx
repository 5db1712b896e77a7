"use client";

import { createContext, useContext, useState, type ReactNode } from "react";

import { setPerson } from "./person";

export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  /** Whether a link in a mail to the address was followed. */
  emailVerified: boolean;
}

const UserContext = createContext<SignedInUser | null>(null);

export function UserProvider({ user, children }: { user: SignedInUser; children: ReactNode }) {
  // Before anything below asks; the server has many people at a time.
  useState(() => typeof window !== "undefined" && setPerson(user.id));
  return <UserContext value={user}>{children}</UserContext>;
}

/** Who is signed in; `id` is the `user_id` of every API path. Only under the dashboard layout. */
export function useUser(): SignedInUser {
  const user = useContext(UserContext);
  if (!user) throw new Error("useUser is only available under the dashboard layout");
  return user;
}
