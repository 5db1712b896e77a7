import { forgetToken } from "@/lib/api/token";
import { forgetKept } from "@/lib/offline/kept-tasks";
import { tellTabs } from "@/lib/tabs";

import { SIGN_IN_PATH } from "./next-path";

let leaving = false;

/** Whether the page is about to go; until the next one is there it still runs. */
export function isLeaving(): boolean {
  return leaving;
}

/** Goes to a page of this site with a full load, so that nothing known before sign-in remains. */
export function enterAt(path: string): void {
  leaving = true;
  // A page that the browser brings back goes on.
  window.addEventListener("pageshow", () => (leaving = false), { once: true });
  window.location.assign(path);
}

/** Forgets who was signed in and what was kept of them, in all tabs: a full load leaves nothing of them in memory. */
export function leaveSite(): void {
  tellTabs({ type: "signed-out" });
  forgetToken();
  forgetKept();
  enterAt(SIGN_IN_PATH);
}
