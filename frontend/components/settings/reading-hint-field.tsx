"use client";

import { readingHint } from "@/lib/reading/setting";

import { CheckField } from "./check-field";

export function ReadingHintField() {
  return (
    <CheckField
      label="Show what a message would do while I type"
      checked={readingHint.use()}
      onCheckedChange={readingHint.write}
    />
  );
}
