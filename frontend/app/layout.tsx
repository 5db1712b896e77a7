import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";

import { Providers } from "@/components/providers";
import { NONCE_HEADER } from "@/lib/server/page-headers";

import "./globals.css";

export const metadata: Metadata = {
  title: { default: "AI Todo", template: "%s · AI Todo" },
  description: "A to-do list you talk to.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f5" },
    { media: "(prefers-color-scheme: dark)", color: "#141615" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Read here, so that no page is made ahead: its scripts could not have the nonce of a request.
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
