import { localChoice } from "@/lib/local-choice";

/** Whether what is typed is read live. */
export const readingHint = localChoice("reading-hint", [true, false]);
