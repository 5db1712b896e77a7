import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Fails with rule, help and elements when axe finds anything on the page as it is shown, or in the part
 * that `within` selects: what lies over a page is not itself a page with landmarks and a heading.
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags([
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
  ]);
  const { violations } = await (
    within ? axe.include(within).disableRules("region") : axe
  ).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => node.target.join(" ")),
  }));
  expect(found, `accessibility of ${what}`).toEqual([]);
}

/** Fails when the page is wider than the window: on a phone it would have to be pushed sideways. */
export async function expectNoSideways(page: Page): Promise<void> {
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(widths.page).toBeLessThanOrEqual(widths.window);
}
