import { useMutation } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";

import { useEffect } from "react";

import { ApiError } from "@/lib/api/errors";
import { backingOff } from "@/lib/live/backing-off";
import { onConversationsChanged } from "@/lib/live/changes";
import { useLiveUpdates } from "@/lib/live/use-live-updates";
import { defaultOptions } from "@/lib/tasks/view-options";
import { useTasks } from "@/lib/tasks/queries";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

const REVISION = "/api/u1/revision";
const TASKS = "/api/u1/tasks";
let mark = { tasks: "a", conversations: "a" };

function Page() {
  useTasks({
    userId: "u1",
    view: "all",
    search: "",
    options: defaultOptions("all"),
    today: "2026-11-28",
  });
  useLiveUpdates("u1");
  return null;
}

const reads = () => fakeFetch.to("GET", TASKS).length;
const asked = () => fakeFetch.to("GET", REVISION).length;

async function pass(ms: number): Promise<void> {
  await act(() => jest.advanceTimersByTimeAsync(ms));
}

const turn = () => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));

beforeEach(() => {
  jest.useFakeTimers();
  mark = { tasks: "a", conversations: "a" };
  fakeFetch.on("GET", REVISION, () => json(mark));
  fakeFetch.on("GET", TASKS, () => json({ tasks: [], next_cursor: null, total: 0 }));
});
afterEach(() => jest.useRealTimers());

it("asks less often, and says nothing, while the server does not answer", async () => {
  jest.spyOn(Math, "random").mockReturnValue(0);
  fakeFetch.on("GET", REVISION, () => json({ error: "unavailable", detail: "Down." }, 503));
  renderSignedIn(<Page />);
  await pass(100);
  await pass(4_000);
  expect(asked()).toBe(1);
  await pass(2_000);
  expect(asked()).toBe(2);
  await pass(8_000);
  expect(asked()).toBe(2);
  await pass(2_000);
  expect(asked()).toBe(3);
  expect(reads()).toBe(1);
});

it("asks nothing while the page is out of sight", async () => {
  renderSignedIn(<Page />);
  await pass(100);
  const before = asked();
  const hidden = jest.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  turn();
  await pass(10_000);
  expect(asked()).toBe(before);
  hidden.mockRestore();
  turn();
  await pass(100);
  expect(asked()).toBe(before + 1);
});

it("reads the tasks again within two seconds of a change, and only then", async () => {
  renderSignedIn(<Page />);
  await pass(100);
  await pass(6_000);
  expect(reads()).toBe(1);
  mark = { ...mark, tasks: "b" };
  await pass(2_000);
  expect(reads()).toBe(2);
  await pass(6_000);
  expect(reads()).toBe(2);
});

it("waits with its own reading until a change made here is done", async () => {
  let answer: (value: Response) => void = () => {};
  function Changing() {
    const { mutate } = useMutation({ mutationKey: ["tasks", "u1"], mutationFn: () => held });
    useEffect(() => mutate(), [mutate]);
    return <Page />;
  }
  const held = new Promise<Response>((resolve) => (answer = resolve));
  renderSignedIn(<Changing />);
  await pass(100);
  mark = { ...mark, tasks: "b" };
  await pass(4_000);
  expect(reads()).toBe(1);
  answer(json({}));
  await pass(2_000);
  expect(reads()).toBe(2);
});

it("tells the open conversation of an answer given elsewhere", async () => {
  const told = jest.fn();
  const deaf = onConversationsChanged(told);
  renderSignedIn(<Page />);
  await pass(100);
  mark = { ...mark, conversations: "b" };
  await pass(2_000);
  await waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  expect(reads()).toBe(1);
  deaf();
});

describe("the pause after a failure", () => {
  const down = (retryAfter: number | null = null) =>
    new ApiError({ code: "unavailable", status: 503, retryAfter });

  it("is as long as the server asks for", () => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const pause = backingOff(5_000);
    expect(pause({ error: down(30), errorUpdateCount: 1, dataUpdateCount: 0 })).toBe(30_000);
  });

  it("doubles up to a minute, and begins anew after an answer", () => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const pause = backingOff(5_000);
    const pauses = [1, 2, 3, 4, 5, 6].map((errorUpdateCount) =>
      pause({ error: down(), errorUpdateCount, dataUpdateCount: 0 }),
    );
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    expect(pause({ error: down(), errorUpdateCount: 7, dataUpdateCount: 1 })).toBe(5_000);
  });

  it("is another one for each page, and stays the same until the next failure", () => {
    const random = jest.spyOn(Math, "random").mockReturnValue(0.5);
    const failed = { error: down(), errorUpdateCount: 1, dataUpdateCount: 0 };
    const pause = backingOff(5_000);
    expect(pause(failed)).toBe(6_250);
    random.mockReturnValue(1);
    expect(pause(failed)).toBe(6_250);
    expect(backingOff(5_000)(failed)).toBe(7_500);
  });
});
