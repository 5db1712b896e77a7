import type { ImportPreview, ImportProblem } from "@/lib/api/types";

type Report = Pick<ImportPreview, "format" | "left_out" | "problem_count" | "problems">;

function place(report: Report, problem: ImportProblem): string {
  const what = report.format === "json" ? "Task" : "Line";
  return problem.field ? `${what} ${problem.line}, ${problem.field}` : `${what} ${problem.line}`;
}

/** What of a file was not understood, line by line; nothing if it was all. */
export function ImportProblems({ report }: { report: Report }) {
  const { left_out: leftOut, problem_count: count, problems } = report;
  if (!count) return null;
  const kept = count - leftOut;
  const summary = [
    leftOut ? `${leftOut} ${leftOut === 1 ? "entry is" : "entries are"} left out` : "",
    kept ? `${kept} ${kept === 1 ? "detail is" : "details are"} not taken over` : "",
  ]
    .filter(Boolean)
    .join(", ");
  return (
    <details open={count <= 5} className="rounded-md bg-warning-soft px-3 py-2 text-sm">
      <summary className="cursor-pointer rounded-sm py-1 font-medium text-warning-ink">
        Not everything was understood: {summary}
      </summary>
      <ul
        className="mt-1 flex max-h-60 flex-col gap-1 overflow-y-auto pb-1"
        tabIndex={0}
        aria-label="What was not understood"
      >
        {problems.map((problem, index) => (
          <li key={index} className="wrap-anywhere">
            <span className="font-medium">{place(report, problem)}:</span> {problem.error}
          </li>
        ))}
      </ul>
      {count > problems.length && (
        <p className="py-1">
          These are the first {problems.length} of {count}.
        </p>
      )}
    </details>
  );
}
