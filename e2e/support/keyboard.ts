import { expect, type Locator, type Page } from "@playwright/test";

/** What has the focus, as a sentence of what is wrong with it; empty when all is well. */
function faultOfFocus(): string {
  const active = document.activeElement;
  if (!active || active === document.body) return "the focus is lost";
  const name = `${active.tagName} ${active.getAttribute("aria-label") ?? active.textContent?.slice(0, 40)}`;
  const box = active.getBoundingClientRect();
  const isInView =
    box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  if (!isInView || box.width === 0) return `out of view: ${name}`;
  const hasCaret = active.matches("textarea, input:not([type=checkbox], [type=radio])");
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  return hasCaret || isSeen ? "" : `not seen: ${name}`;
}

/** A person without a pointer: after each key something that can be seen has the focus. */
export class Keys {
  constructor(readonly page: Page) {}

  async expectFocus(): Promise<void> {
    await expect.poll(() => this.page.evaluate(faultOfFocus)).toBe("");
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.expectFocus();
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.expectFocus();
  }

  /** Goes on until the element has the focus. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    for (let step = 0; step < 60; step++) {
      await this.press(key);
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    await expect(target, "can be reached by Tab").toBeFocused();
  }

  /** Runs a command of the palette. */
  async command(text: string): Promise<void> {
    await this.press("ControlOrMeta+k");
    const field = this.page.getByRole("combobox", { name: "Command or task" });
    await expect(field).toBeFocused();
    await this.type(text);
    await this.press("Enter");
  }
}
