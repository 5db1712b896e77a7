import { dateIn, formatDate } from "./dates";

const FROM_COMPLETION = "RRULE;X-FROM=COMPLETION:";
const UNITS: Record<string, string> = {
  HOURLY: "hour",
  DAILY: "day",
  WEEKLY: "week",
  MONTHLY: "month",
  YEARLY: "year",
};
const DAYS: Record<string, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};
const PLACES: Record<string, string> = {
  "1": "first",
  "2": "second",
  "3": "third",
  "4": "fourth",
  "5": "fifth",
  "-1": "last",
};
const WORKDAYS = "MO,TU,WE,TH,FR";
const UNUSUAL = "repeats";
const KNOWN = new Set(
  "FREQ,INTERVAL,BYDAY,BYMONTHDAY,BYMONTH,BYSETPOS,BYHOUR,COUNT,UNTIL,WKST".split(","),
);

type Parts = ReadonlyMap<string, string>;

function joined(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}

function ordinal(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${(teen ? "" : ["", "st", "nd", "rd"][day % 10]) || "th"}`;
}

function monthName(number: string): string {
  return formatDate(`2000-${number.padStart(2, "0")}-01`, { month: "long" });
}

/** `Monday`, `the second Tuesday`; undefined for what has no plain words. */
function dayWords(code: string): string | undefined {
  const day = DAYS[code.slice(-2)];
  const place = code.slice(0, -2);
  if (!place) return day;
  return day && PLACES[place] && `the ${PLACES[place]} ${day}`;
}

function allOf(words: readonly (string | undefined)[]): string[] | null {
  const known = words.filter((word) => word !== undefined);
  return known.length === words.length ? known : null;
}

function every(unit: string, interval: number): string {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${interval} ${unit}s`;
}

/** On which days of its weeks, months or years: "" for any, null for what has no plain words. */
function daysOf(parts: Parts): string | null {
  const byDay = parts.get("BYDAY") ?? "";
  const byMonthDay = parts.get("BYMONTHDAY");
  const month = parts.get("BYMONTH");
  const isYearly = parts.get("FREQ") === "YEARLY";
  if (month && (!isYearly || month.includes(","))) return null;
  if (byMonthDay) {
    if (byDay) return null;
    const days = byMonthDay.split(",").map(Number);
    if (month) return days.length === 1 && days[0]! > 0 ? `${days[0]!} ${monthName(month)}` : null;
    const words = days.map((day) => (day === -1 ? "the last day" : day > 0 && ordinal(day)));
    if (isYearly || words.includes(false)) return null;
    return words[0] === "the last day"
      ? joined(words as string[])
      : `the ${joined(words as string[])}`;
  }
  const place = parts.get("BYSETPOS");
  if (place) return byDay === WORKDAYS && PLACES[place] ? `the ${PLACES[place]} weekday` : null;
  if (!byDay) return month ? null : "";
  const days = allOf(byDay.split(",").map(dayWords));
  if (!days) return null;
  return month ? `${joined(days)} of ${monthName(month)}` : joined(days);
}

/** The last day of a rule with UNTIL, which may be a moment in UTC. */
function lastDay(until: string, zone: string): string | null {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z)?/.exec(until) ?? [];
  if (!year) return null;
  const date = `${year}-${month!}-${day!}`;
  if (!time) return date;
  return dateIn(zone, new Date(`${date}T${time.replace(/(..)(..)(..)/, "$1:$2:$3")}Z`));
}

function ending(parts: Parts, zone: string): string {
  const count = parts.get("COUNT");
  if (count) return `, ${count} times`;
  const last = lastDay(parts.get("UNTIL") ?? "", zone);
  if (!last) return "";
  return ` until ${formatDate(last, { day: "numeric", month: "short", year: "numeric" }, "en-GB")}`;
}

function atHours(parts: Parts): string {
  const hours = parts.get("BYHOUR");
  return hours ? ` at ${joined(hours.split(",").map((hour) => `${hour}:00`))}` : "";
}

/**
 * A recurrence rule in words, which the API reads as the same rule: `every other Tuesday until 31 May 2027`;
 * `repeats` for what has no plain words.
 */
export function recurrenceInWords(rule: string, zone: string): string {
  const fromCompletion = rule.startsWith(FROM_COMPLETION);
  const plain = rule.replace(FROM_COMPLETION, "");
  const parts = new Map(plain.split(";").map((part) => part.split("=") as [string, string]));
  const unit = UNITS[parts.get("FREQ") ?? ""];
  const days = daysOf(parts);
  if (!unit || days === null || [...parts.keys()].some((name) => !KNOWN.has(name))) return UNUSUAL;
  const interval = Number(parts.get("INTERVAL") ?? "1");
  let words = every(unit, interval);
  if (days && parts.get("FREQ") === "WEEKLY" && interval < 3) {
    words = every(parts.get("BYDAY") === WORKDAYS ? "weekday" : days, interval);
    if (words === "every other weekday") words = `every other week on ${days}`;
  } else if (days) {
    words += ` on ${days}`;
  }
  return words + (fromCompletion ? " after completion" : "") + atHours(parts) + ending(parts, zone);
}

/** Whether a rule has words of its own. */
export function hasWords(rule: string): boolean {
  return recurrenceInWords(rule, "UTC") !== UNUSUAL;
}
