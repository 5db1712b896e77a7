import { QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { Toaster } from "sonner";

import { createQueryClient } from "@/lib/api/query-client";
import { forgetToken } from "@/lib/api/token";
import { UserProvider, type SignedInUser } from "@/lib/auth/user-context";

import { fakeFetch, fakeToken, json } from "./fake-fetch";

export const ADA: SignedInUser = {
  id: "u1",
  name: "Ada Lovelace",
  email: "ada@example.com",
  emailVerified: false,
};

/** Renders as the dashboard does, for a person who is signed in. */
export function renderSignedIn(ui: ReactNode, user: SignedInUser = ADA): RenderResult {
  forgetToken();
  fakeFetch.on("GET", "/api/auth/token", () => json({ token: fakeToken() }));
  return render(
    // React warns of a script it renders in the browser; the server does that in the product.
    <ThemeProvider attribute="class" scriptProps={{ type: "text/plain" }}>
      <QueryClientProvider client={createQueryClient()}>
        <Tooltip.Provider>
          <UserProvider user={user}>{ui}</UserProvider>
          <Toaster />
        </Tooltip.Provider>
      </QueryClientProvider>
    </ThemeProvider>,
  );
}
