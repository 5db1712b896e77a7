import { render, screen, within } from "@testing-library/react";
import { Tooltip } from "radix-ui";

import { HelpTopics } from "@/components/help/help-topics";
import { PlainHeader } from "@/components/shell/plain-header";
import { SHORTCUTS } from "@/lib/shortcuts/table";

it("is linked from pages that need nobody signed in", () => {
  render(<PlainHeader />, { wrapper: Tooltip.Provider });
  expect(screen.getByRole("link", { name: "Help" })).toHaveAttribute("href", "/help");
});

it("has the topics, and every shortcut there is", () => {
  render(<HelpTopics />);
  for (const name of ["What you can say", "Undo", "Where your data is"]) {
    expect(screen.getByRole("region", { name })).toBeVisible();
  }
  const keys = within(screen.getByRole("region", { name: "Keys" }));
  for (const { words } of SHORTCUTS) expect(keys.getByText(words)).toBeVisible();
});

it("leads nowhere outside", () => {
  render(<HelpTopics />);
  expect(screen.queryByRole("link")).toBeNull();
});
