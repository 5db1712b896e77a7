import { render, screen } from "@testing-library/react";
import { usePathname } from "next/navigation";

import { RouteFocus } from "@/components/shell/route-focus";

jest.mock("next/navigation", () => ({ usePathname: jest.fn() }));

function Page({ path, typing = false }: { path: string; typing?: boolean }) {
  jest.mocked(usePathname).mockReturnValue(path);
  return (
    <>
      <RouteFocus />
      <h1>{path}</h1>
      {typing && <input aria-label="Message" autoFocus />}
    </>
  );
}

it("leaves the first page alone, and gives the heading of the next ones a focus that was lost", () => {
  const { rerender } = render(<Page path="/chat" />);
  expect(document.body).toHaveFocus();
  rerender(<Page path="/settings" />);
  expect(screen.getByRole("heading")).toHaveFocus();
});

it("leaves alone what has the focus", () => {
  const { rerender } = render(<Page path="/history" />);
  rerender(<Page path="/chat" typing />);
  expect(screen.getByRole("textbox", { name: "Message" })).toHaveFocus();
});
