function pretty(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** Exact data, for who wants to see it. */
export function JsonDetail({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs font-medium text-muted">{label}</p>
      <pre
        tabIndex={0}
        role="group"
        aria-label={label}
        className="max-h-56 overflow-auto rounded-sm bg-sunken p-2 font-mono text-xs break-words whitespace-pre-wrap"
      >
        {pretty(value)}
      </pre>
    </div>
  );
}
