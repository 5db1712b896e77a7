"use client";

const SUGGESTIONS = [
  "Add milk, eggs and call the plumber tomorrow at 5pm",
  "What's due today?",
  "Remind me every Friday to send the report",
  "Show me all my tasks",
];

/** What an empty conversation says: what this is for, and a few sentences to start with. */
export function Suggestions({ onPick }: { onPick: (text: string) => void }) {
  return (
    <div className="m-auto flex w-full max-w-xl flex-col gap-6 py-8">
      <div className="flex flex-col gap-2 text-center">
        <h2 className="text-xl font-semibold">What needs doing?</h2>
        <p className="text-muted">Say it in your own words. I keep the list.</p>
      </div>
      <ul className="grid gap-2 sm:grid-cols-2">
        {SUGGESTIONS.map((text) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => onPick(text)}
              className="size-full rounded-lg border border-line bg-surface px-4 py-3 text-left text-sm text-ink transition-colors hover:border-line-strong hover:bg-canvas"
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
