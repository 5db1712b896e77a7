/** IANA zones by name, always with UTC and with `current`, which older browsers may not list. */
export function timeZones(current?: string): string[] {
  const zones = new Set(Intl.supportedValuesOf("timeZone")).add("UTC");
  if (current) zones.add(current);
  return [...zones].sort();
}

/** The zone of this browser, or null when it does not tell. */
export function browserTimeZone(): string | null {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}

/** "Europe/Berlin" as people write it. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** The time of day in a zone, in the browser's own way of writing it. */
export function timeIn(zone: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone: zone, timeStyle: "short" }).format(at);
  } catch {
    // A zone the server knows and this browser does not.
    return "";
  }
}
