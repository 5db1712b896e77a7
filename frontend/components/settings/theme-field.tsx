"use client";

import { useTheme } from "next-themes";

import { RadioGroup } from "@/components/ui/radio-group";
import { useHydrated } from "@/lib/use-hydrated";

const THEMES = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

type Theme = (typeof THEMES)[number]["value"];

export function ThemeField() {
  const { theme, setTheme } = useTheme();
  // The choice is kept by the browser, so the server's render cannot know it.
  const hydrated = useHydrated();
  return (
    <RadioGroup<Theme | "">
      label="Theme"
      options={THEMES}
      value={hydrated ? ((theme as Theme) ?? "system") : ""}
      onValueChange={setTheme}
    />
  );
}
