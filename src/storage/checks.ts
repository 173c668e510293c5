/** Whether something is what it should be. What was stored is not believed: anybody with the browser can change it. */
export type Check = (value: unknown) => boolean;

/** The longest text that a field can hold: a reply. */
const LONGEST = 100_000;

/** A text. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST;

/** The last moment that a date can show, in milliseconds since 1970. */
const LAST = 8.64e15;

/** A number that can be counted with, and shown as a moment. */
export const isNumber: Check = (value) => typeof value === 'number' && Math.abs(value) <= LAST;

/** Yes or no. */
export const isFlag: Check = (value) => typeof value === 'boolean';

/** An object, as JSON has it. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One of these. */
export const isOneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);

/** Each part is what it should be; the optional ones may be absent. */
export function isShaped(parts: Readonly<Record<string, Check>>, optional: typeof parts = {}): Check {
  return (value) =>
    isObject(value) &&
    Object.entries(parts).every(([key, check]) => check(value[key])) &&
    Object.entries(optional).every(([key, check]) => value[key] === undefined || check(value[key]));
}

/** The ones of a list that are what they should be; nothing of what is no list. */
export function only(list: unknown, check: Check): readonly unknown[] {
  return Array.isArray(list) ? list.filter(check) : [];
}
