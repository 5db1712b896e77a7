"use client";

import { useEffect } from "react";

import { forgetKept } from "@/lib/offline/kept-tasks";

/** On pages for people who are not signed in, however they came there. */
export function ForgetKept() {
  useEffect(forgetKept, []);
  return null;
}
