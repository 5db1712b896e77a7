import { forgetToken } from "@/lib/api/token";
import { tellTabs } from "@/lib/tabs";

import { SIGN_IN_PATH } from "./next-path";

/** Goes to a page of this site with a full load, so that nothing known before sign-in remains. */
export function enterAt(path: string): void {
  window.location.assign(path);
}

/** Forgets who was signed in, in all tabs: a full load leaves nothing of them in memory. */
export function leaveSite(): void {
  tellTabs({ type: "signed-out" });
  forgetToken();
  window.location.assign(SIGN_IN_PATH);
}
