import { localChoice } from "@/lib/local-choice";
import { setPerson } from "@/lib/auth/person";

it("is another one for each person on the same browser", () => {
  setPerson("u1");
  localChoice("reminders", ["unasked", "on", "off"]).write("on");
  setPerson("u2");
  // As after the page was loaded anew.
  const theirs = localChoice("reminders", ["unasked", "on", "off"]);
  expect(theirs.read()).toBe("unasked");
  theirs.write("off");
  setPerson("u1");
  expect(localChoice("reminders", ["unasked", "on", "off"]).read()).toBe("on");
});
