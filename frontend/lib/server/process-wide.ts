import "server-only";

const KEY = Symbol.for("ai-todo.process-wide");

type Kept = Map<string, unknown>;

/**
 * The one `name` of this process, made at the first call. A variable of a module would not do:
 * Next.js loads a module anew for each of its bundles, so what the start-up code sets there is not
 * seen by a route, and every route would have its own pool of connections.
 */
export function processWide<T>(name: string, make: () => T): T {
  const holder = globalThis as { [KEY]?: Kept };
  const kept = (holder[KEY] ??= new Map());
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}
