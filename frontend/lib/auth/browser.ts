import { forgetToken } from "@/lib/api/token";
import { forgetKept } from "@/lib/offline/kept-tasks";
import { tellTabs } from "@/lib/tabs";

import { SIGN_IN_PATH } from "./next-path";

/** A page that is still there after so long was not left: that was stopped, or led to a download. */
const LEAVING_MS = 10_000;

let leaving: Promise<void> | null = null;

/** Settles when the page turns out to stay; null while it is not being left. Until it goes it still runs. */
export function whenStaying(): Promise<void> | null {
  return leaving;
}

/** Goes to a page of this site with a full load, so that nothing known before sign-in remains. */
export function enterAt(path: string): void {
  leaving ??= new Promise((resolve) => {
    const stay = () => {
      leaving = null;
      resolve();
    };
    setTimeout(stay, LEAVING_MS);
    // A page that the browser brings back goes on.
    window.addEventListener("pageshow", stay, { once: true });
  });
  window.location.assign(path);
}

/** Forgets who was signed in and what was kept of them, in all tabs: a full load leaves nothing of them in memory. */
export function leaveSite(): void {
  tellTabs({ type: "signed-out" });
  forgetToken();
  forgetKept();
  enterAt(SIGN_IN_PATH);
}
