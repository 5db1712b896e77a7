import { hasWords, recurrenceInWords } from "@/lib/tasks/recurrence-words";

// The API reads the words as the same rules: backend/tests/routes/test_live.py has them, too.
it.each([
  ["FREQ=DAILY", "every day"],
  ["FREQ=DAILY;INTERVAL=2", "every other day"],
  ["FREQ=WEEKLY;INTERVAL=3", "every 3 weeks"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"],
  ["FREQ=WEEKLY;BYDAY=TU", "every Tuesday"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "every other Tuesday and Thursday"],
  ["FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR", "every 3 weeks on Monday, Wednesday and Friday"],
  ["FREQ=MONTHLY;BYMONTHDAY=15", "every month on the 15th"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and 15th"],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"],
  ["FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", "every other month on the second Tuesday"],
  ["FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", "every 3 months on the last Friday"],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last weekday"],
  ["FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5", "every year on 5 May"],
  ["FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "every year on the last Sunday of October"],
  ["FREQ=HOURLY;INTERVAL=4", "every 4 hours"],
  ["FREQ=DAILY;COUNT=10", "every day, 10 times"],
  ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20990531", "every Tuesday until 31 May 2099"],
  ["RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3", "every 3 days after completion"],
  ["RRULE;X-FROM=COMPLETION:FREQ=MONTHLY", "every month after completion"],
])("%s is %s", (rule, words) => {
  expect(recurrenceInWords(rule, "Europe/Berlin")).toBe(words);
});

it("ends on the last day of the reader's zone", () => {
  const rule = "FREQ=DAILY;UNTIL=20270601T035959Z";
  expect(recurrenceInWords(rule, "America/New_York")).toBe("every day until 31 May 2027");
});

it.each([
  "FREQ=DAILY;BYWEEKNO=3",
  "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2",
  "FREQ=MONTHLY;BYMONTHDAY=-2",
  "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1",
  "FREQ=WEEKLY;BYDAY=XX",
  "nonsense",
])("%s has no words of its own", (rule) => {
  expect(recurrenceInWords(rule, "UTC")).toBe("repeats");
  expect(hasWords(rule)).toBe(false);
});
