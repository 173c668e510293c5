/** Answers what is wrong with a value, or nothing. */
export type Check = (value: unknown, path: string) => string | undefined;

/** What is wrong, in words. */
export const wrong = (path: string, wanted: string, value: unknown): string =>
  `${path} should be ${wanted} but is ${value === undefined ? 'absent' : JSON.stringify(value)}`;

/** Any text. */
export const text: Check = (value, path) =>
  typeof value === 'string' ? undefined : wrong(path, 'a text', value);

/** A text that is not empty. */
export const name: Check = (value, path) =>
  typeof value === 'string' && value !== '' ? undefined : wrong(path, 'a text that is not empty', value);

/** True or false. */
export const flag: Check = (value, path) =>
  typeof value === 'boolean' ? undefined : wrong(path, 'true or false', value);

/** A whole number from 0. */
export const count: Check = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? undefined
    : wrong(path, 'a whole number', value);

/** A finite number. */
export const number: Check = (value, path) =>
  Number.isFinite(value) ? undefined : wrong(path, 'a number', value);

/** One of these texts. */
export const oneOf =
  (allowed: readonly string[]): Check =>
  (value, path) =>
    allowed.includes(value as string) ? undefined : wrong(path, `one of ${allowed.join(', ')}`, value);

/** May be absent. */
export const maybe =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

/** A list whose members pass. */
export const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? first(value.map((one, index) => check(one, `${path}[${index}]`)))
      : wrong(path, 'a list', value);

/** An object with some of these keys, whose values pass. */
export const valuesOf =
  (keys: readonly string[], check: Check): Check =>
  (value, path) =>
    isRecord(value)
      ? first(
          Object.entries(value).map(
            ([key, one]) => oneOf(keys)(key, `a key of ${path}`) ?? check(one, `${path}.${key}`),
          ),
        )
      : wrong(path, 'an object', value);

/** An object whose properties pass; each property of the type is named. */
export const shape =
  <T>(checks: { readonly [K in keyof Required<T>]: Check }): Check =>
  (value, path) =>
    isRecord(value)
      ? first(Object.entries<Check>(checks).map(([key, check]) => check(value[key], `${path}.${key}`)))
      : wrong(path, 'an object', value);

/** Whether it is an object and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((one) => one !== undefined);
}
