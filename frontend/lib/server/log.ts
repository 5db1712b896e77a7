import "server-only";

export type LogLevel = "info" | "warning" | "error";

function describe(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = "code" in value ? value.code : undefined;
  return { name: value.name, message: value.message, code, stack: value.stack };
}

/** Writes one JSON line to standard output, where the container runtime collects it. */
export function log(level: LogLevel, message: string, fields: Record<string, unknown> = {}): void {
  const readable = Object.entries(fields).map(([key, value]) => [key, describe(value)]);
  const line = {
    time: new Date().toISOString(),
    level: level.toUpperCase(), // as the other services spell it
    service: "web",
    message,
    ...Object.fromEntries(readable),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
