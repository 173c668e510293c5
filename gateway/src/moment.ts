/** Date and time with a time zone, as RFC 3339 writes it; seconds may be left out. */
const MOMENT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** The moment that a text says, in milliseconds since 1970; nothing where it says none. */
export function momentIn(text: string): number | undefined {
  const day = MOMENT.exec(text)?.[1];
  const at = Date.parse(text);
  return day === undefined || Number.isNaN(at) || !isDay(day) ? undefined : at;
}

/** `Date` reads the thirtieth of February as one of March. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
