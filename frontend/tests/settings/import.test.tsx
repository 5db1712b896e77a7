import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ImportForm } from "@/components/settings/import-form";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

const LOOK = "/api/u1/import/preview";
const IMPORT = "/api/u1/import";
const TASK = {
  line: 2,
  title: "Buy milk",
  description: "",
  due_on: "2026-11-30",
  due_at: null,
  priority: "high",
  tags: ["shop"],
  recurrence: "FREQ=DAILY",
  completed: false,
};
const REPORT = {
  format: "csv",
  total: 1,
  left_out: 1,
  problem_count: 2,
  problems: [
    { line: 3, field: "due_on", error: "must be a date.", imported: true },
    { line: 4, field: null, error: "This line cannot be read.", imported: false },
  ],
};

beforeEach(() => {
  fakeFetch.on("GET", "/api/u1/preferences", json({ timezone: "UTC", timezone_set: true }));
});

function file(content = "title\nBuy milk\n", name = "tasks.csv"): File {
  return new File([content], name, { type: "text/csv" });
}

async function choose(chosen: File = file()): Promise<void> {
  renderSignedIn(<ImportForm />);
  await userEvent.upload(screen.getByLabelText("File to import", { selector: "input" }), chosen);
}

describe("a file that cannot be imported", () => {
  it("is told by what is wrong with it", async () => {
    const errors = [{ field: "content", error: "is empty" }];
    fakeFetch.on(
      "POST",
      LOOK,
      json({ error: "invalid_request", detail: "content: is empty", errors }, 400),
    );
    await choose();
    expect(await screen.findByRole("alert")).toHaveTextContent("The file is empty.");
    expect(screen.getByRole("button", { name: "Choose a file" })).toBeEnabled();
  });

  it("is not sent when it is too large", async () => {
    await choose(file("x".repeat(2 * 1024 * 1024 + 1)));
    expect(await screen.findByRole("alert")).toHaveTextContent("too large: at most 2 MiB");
    expect(fakeFetch.to("POST", LOOK)).toHaveLength(0);
  });

  it("is told when the list has no room", async () => {
    fakeFetch.on("POST", LOOK, json({ ...REPORT, tasks: [TASK] }));
    fakeFetch.on("POST", IMPORT, json({ error: "limit", detail: "Your list is full." }, 409));
    await choose();
    await userEvent.click(await screen.findByRole("button", { name: "Import 1 task" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Your list is full.");
  });
});

it("of a large export only the tasks are sent", async () => {
  fakeFetch.on("POST", LOOK, json({ ...REPORT, tasks: [TASK] }));
  const tasks = [{ title: "Äpfel" }];
  const whole = JSON.stringify({ tasks, conversations: ["x".repeat(2 * 1024 * 1024)] });
  await choose(file(whole, "all.json"));
  await screen.findByRole("heading", { name: "1 task in all.json" });
  const { content } = (await fakeFetch.to("POST", LOOK)[0]!.json()) as { content: string };
  expect(JSON.parse(Buffer.from(content, "base64").toString())).toEqual({ tasks });
});

it("shows what would be added, and adds it after a yes", async () => {
  fakeFetch.on("POST", LOOK, json({ ...REPORT, tasks: [TASK] }));
  fakeFetch.on("POST", IMPORT, json({ ...REPORT, change_id: 7 }, 201));
  fakeFetch.on(
    "POST",
    "/api/u1/undo",
    json({ undone: "Took it back.", tasks: [], change_ids: [] }),
  );
  await choose();
  expect(await screen.findByRole("heading", { name: "1 task in tasks.csv" })).toHaveFocus();
  const preview = within(screen.getByRole("region", { name: "Preview of the import" }));
  expect(preview.getByText("Buy milk")).toBeVisible();
  expect(preview.getByText("high · #shop · every day", { exact: false })).toBeVisible();
  expect(screen.getByText("Line 3, due_on:").parentElement).toHaveTextContent("must be a date.");
  expect(screen.getByText("Line 4:")).toBeVisible();
  expect(fakeFetch.to("POST", IMPORT)).toHaveLength(0);

  await userEvent.click(screen.getByRole("button", { name: "Import 1 task" }));
  expect(await screen.findByRole("heading", { name: "1 task imported" })).toHaveFocus();
  await expect(fakeFetch.to("POST", IMPORT)[0]!.json()).resolves.toEqual({
    content: btoa("title\nBuy milk\n"),
  });
  expect(screen.getByRole("link", { name: "Open your tasks" })).toHaveAttribute("href", "/chat");
  await userEvent.click(screen.getByRole("button", { name: "Undo the import" }));
  expect(await screen.findByRole("heading", { name: "The import is undone" })).toBeVisible();
});

it("takes a file that is dropped, and forgets it when cancelled", async () => {
  fakeFetch.on("POST", LOOK, json({ ...REPORT, tasks: [TASK], problem_count: 0, problems: [] }));
  renderSignedIn(<ImportForm />);
  const zone = screen.getByRole("button", { name: "Choose a file" }).parentElement!;
  fireEvent.drop(zone, { dataTransfer: { files: [file()] } });
  await screen.findByRole("heading", { name: "1 task in tasks.csv" });
  expect(screen.queryByText(/Not everything was understood/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("button", { name: "Choose a file" })).toBeVisible();
});
