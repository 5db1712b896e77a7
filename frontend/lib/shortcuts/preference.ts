import { localChoice } from "@/lib/local-choice";

/** Whether characters alone are shortcuts; those with Ctrl or Cmd always are. */
export const singleKeys = localChoice("single-key-shortcuts", [true, false]);
