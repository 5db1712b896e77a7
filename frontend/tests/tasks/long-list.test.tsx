import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { singleKeys } from "@/lib/shortcuts/preference";

import { fakeFetch, json } from "../support/fake-fetch";
import { openPanel, panel, rows, selectBox, serve, serveZone, tick } from "./panel";
import { task } from "./task";

const MANY = 1_000;
const ROW_PX = 40;

/** Rows have a height here, since what is there depends on it. */
function giveRowsAHeight(): void {
  jest.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function (
    this: HTMLElement,
  ) {
    return this.hasAttribute("data-index") ? ROW_PX : 0;
  });
}

let list = [task(1, "Job 1.")];

beforeEach(() => {
  singleKeys.write(true);
  giveRowsAHeight();
  list = Array.from({ length: MANY }, (_, index) => task(index + 1, `Job ${index + 1}.`));
  serveZone();
  serve(() => ({ tasks: list, next_cursor: null }));
});

afterEach(() => jest.restoreAllMocks());

const focusFirst = () => act(() => tick("Job 1.").focus());
const keys = (text: string) => userEvent.keyboard(text);

it("has only the rows that are near, each with its place in the whole", async () => {
  await openPanel();
  expect(rows().length).toBeLessThan(60);
  expect(rows()[2]).toHaveAttribute("aria-posinset", "3");
  expect(rows()[2]).toHaveAttribute("aria-setsize", `${MANY}`);
});

it("says that nobody knows how many there are while more can be loaded", async () => {
  serve(() => ({ tasks: list, next_cursor: "more" }));
  fakeFetch.on("GET", "/api/u1/tasks", () =>
    json({ tasks: list, next_cursor: "more", total: null }),
  );
  await openPanel();
  expect(rows()[0]).toHaveAttribute("aria-setsize", "-1");
});

it("is moved through by keys from end to end, with one row in the tab order", async () => {
  await openPanel();
  focusFirst();
  await keys("{End}");
  expect(tick(`Job ${MANY}.`)).toHaveFocus();
  expect(tick(`Job ${MANY}.`).closest("li")).toHaveAttribute("aria-posinset", `${MANY}`);
  const stops = within(panel())
    .getAllByRole("checkbox", { name: /^Complete/ })
    .filter((box) => box.tabIndex === 0);
  expect(stops).toEqual([tick(`Job ${MANY}.`)]);
  await keys("{Home}");
  expect(tick("Job 1.")).toHaveFocus();
  await keys("{ArrowDown}j");
  expect(tick("Job 3.")).toHaveFocus();
});

it("selects from here to there, also what is not there as a row", async () => {
  await openPanel();
  await userEvent.click(selectBox("Job 1."));
  focusFirst();
  await keys("{End}");
  fireEvent.click(selectBox(`Job ${MANY}.`), { shiftKey: true });
  expect(screen.getByText(`${MANY} selected`, { selector: "[role=status]" })).toBeInTheDocument();
});

it("keeps a title that is edited wherever the list goes, and the keyboard's place after it", async () => {
  await openPanel();
  focusFirst();
  await keys("e");
  const input = screen.getByRole("textbox", { name: "Title of task 1" });
  await userEvent.clear(input);
  await userEvent.type(input, "Half typed");
  await act(async () => {
    const scroller = screen.getByRole("tabpanel");
    scroller.scrollTop = 20_000;
    scroller.dispatchEvent(new Event("scroll"));
  });
  expect(input).toBeInTheDocument();
  expect(input).toHaveValue("Half typed");
  expect(input).toHaveFocus();
  await keys("{Escape}");
  expect(tick("Job 1.")).toHaveFocus();
});

it("has a short list as a whole", async () => {
  list = list.slice(0, 100);
  await openPanel();
  expect(rows()).toHaveLength(100);
});
