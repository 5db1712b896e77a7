"use client";

import { Switch } from "@/components/ui/switch";
import { readingHint } from "@/lib/reading/setting";

export function ReadingHintField() {
  return (
    <Switch
      label="Show what a message would do while I type"
      checked={readingHint.use()}
      onCheckedChange={readingHint.write}
    />
  );
}
