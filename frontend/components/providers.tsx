"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { ThemeProvider, useTheme } from "next-themes";
import { Tooltip } from "radix-ui";
import { useEffect, useState, type ReactNode } from "react";
import { Toaster } from "sonner";

import { TASKS_FIT, useMedia } from "@/components/shell/use-media";
import { createQueryClient } from "@/lib/api/query-client";

/** Below the header. */
const TOP = { top: "4rem" };

function ThemedToaster() {
  const tasksFit = useMedia(TASKS_FIT);
  const { theme } = useTheme();
  const known = theme === "light" || theme === "dark" ? theme : "system";
  return (
    <Toaster
      theme={known}
      // Over the tasks where they have a pane; never at the bottom of the chat, where one writes.
      position={tasksFit ? "bottom-right" : "top-center"}
      offset={tasksFit ? undefined : TOP}
      mobileOffset={TOP}
      closeButton
      toastOptions={{
        // Also over a drawer or a dialog, which keeps the pointer from the rest of the page.
        className: "pointer-events-auto",
        style: {
          background: "var(--surface)",
          color: "var(--ink)",
          borderColor: "var(--line)",
        },
      }}
    />
  );
}

/** Around the page the browser has the colour of the theme that was chosen, not of the system's. */
function ThemeColor() {
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    const canvas = getComputedStyle(document.documentElement).getPropertyValue("--canvas").trim();
    if (!canvas) return;
    const metas = document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]");
    metas.forEach((meta) => (meta.content = canvas));
  }, [resolvedTheme]);
  return null;
}

interface ProvidersProps {
  /** Of the page's own scripts and styles, where its security policy asks for one. */
  nonce?: string;
  children: ReactNode;
}

/** What every page has around it: theme, server state, tooltips and toasts. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  useState(() => nonce && setNonce(nonce)); // for the styles of open dialogs, before the first one
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delayDuration={400}>
          <ThemeColor />
          {children}
          <ThemedToaster />
        </Tooltip.Provider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
