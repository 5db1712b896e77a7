import { approvalQuestion, changesInWords, denyLabel } from "@/lib/chat/approvals";

import { approval } from "./asking";

const bulk = (given: Record<string, unknown>) =>
  approval({ tool: "bulk_update_tasks", arguments: given });

it.each([
  [approval(), "Delete 4 tasks?", "Keep them"],
  [approval({ tool: "delete_task", tasks: [approval().tasks[0]!] }), "Delete 1 task?", "Keep it"],
  [bulk({ set: { completed: true } }), "Complete 4 tasks?", "Leave as is"],
  [bulk({ set: { completed: false } }), "Reopen 4 tasks?", "Leave as is"],
  [bulk({ set: { completed: true, priority: "low" } }), "Change 4 tasks?", "Leave as is"],
  [bulk({ each: [{ task_id: 1, due: "2026-11-25" }] }), "Change 4 tasks?", "Leave as is"],
  [approval({ tool: "undo", arguments: {} }), "Undo the changes of 4 tasks?", "Leave as is"],
  [
    approval({ tool: "undo", arguments: { redo: true } }),
    "Redo the changes of 4 tasks?",
    "Leave as is",
  ],
  [approval({ tool: "no_such_tool", tasks: [] }), "Change several tasks?", "Leave as is"],
])("asks in plain words", (asked, question, deny) => {
  expect(approvalQuestion(asked)).toBe(question);
  expect(denyLabel(asked)).toBe(deny);
});

it("names what changes, unless the question says all of it", () => {
  expect(changesInWords(bulk({ set: { completed: true } }))).toEqual([]);
  expect(changesInWords(bulk({ set: { tags: ["home", "now"], due: "" } }))).toEqual([
    "tags: home, now",
    "due: none",
  ]);
  expect(changesInWords(approval())).toEqual([]);
});
