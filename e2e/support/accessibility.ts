import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Fails with rule, help and elements when axe finds anything on the page as it is shown, light or dark, or
 * in the part that `within` selects: what lies over a page is not itself a page with landmarks and a heading.
 * The page has to follow the system's colours.
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toContainClass(colorScheme);
    expect(await violations(page, within), `accessibility of ${what}, ${colorScheme}`).toEqual([]);
  }
}

async function violations(page: Page, within?: string): Promise<unknown[]> {
  const axe = new AxeBuilder({ page }).withTags([
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
  ]);
  const { violations: found } = await (
    within ? axe.include(within).disableRules("region") : axe
  ).analyze();
  return found.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => node.target.join(" ")),
  }));
}

/** Fails when the page is wider than the window: on a phone it would have to be pushed sideways. */
export async function expectNoSideways(page: Page): Promise<void> {
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(widths.page).toBeLessThanOrEqual(widths.window);
}
