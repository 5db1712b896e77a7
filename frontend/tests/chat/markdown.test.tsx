import { render, screen } from "@testing-library/react";

import { Markdown } from "@/components/chat/markdown";

describe("Markdown", () => {
  it("shows raw HTML as text", () => {
    const { container } = render(<Markdown text={'<img src="x" onerror="alert(1)"> <b>hi</b>'} />);
    expect(container.querySelector("img, b")).toBeNull();
    expect(container).toHaveTextContent('<img src="x" onerror="alert(1)"> <b>hi</b>');
  });

  it("loads no image and tells what it would show", () => {
    const { container } = render(<Markdown text="![a cat](https://example.org/cat.png)" />);
    expect(container.querySelector("img")).toBeNull();
    expect(container).toHaveTextContent("[image: a cat]");
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "/api/auth/sign-out", "//example.org"])(
    "makes no link of %s",
    (address) => {
      render(<Markdown text={`[press](${address})`} />);
      expect(screen.queryByRole("link")).toBeNull();
      expect(screen.getByText("press")).toBeInTheDocument();
    },
  );

  it("opens a web link elsewhere and without trust", () => {
    render(<Markdown text="[docs](https://example.org/docs)" />);
    const link = screen.getByRole("link", { name: "docs" });
    expect(link).toHaveAttribute("target", "_blank");
    expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
  });

  it("shows tables and lists", () => {
    render(<Markdown text={"| # | Task |\n| - | - |\n| 3 | Milk |\n\n- **one**"} />);
    expect(screen.getByRole("cell", { name: "Milk" })).toBeInTheDocument();
    expect(screen.getByRole("listitem")).toHaveTextContent("one");
  });
});
