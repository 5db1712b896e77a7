import { forgetToken } from "@/lib/api/token";
import { forgetDrafts } from "@/lib/chat/drafts";
import { tellTabs } from "@/lib/tabs";

import { SIGN_IN_PATH } from "./next-path";

/** Goes to a page of this site with a full load, so that nothing known before sign-in remains. */
export function enterAt(path: string): void {
  window.location.assign(path);
}

/** Forgets who was signed in, in all tabs: nothing of them is left here. */
export function leaveSite(): void {
  tellTabs({ type: "signed-out" });
  forgetToken();
  forgetDrafts();
  window.location.assign(SIGN_IN_PATH);
}
