/**
 * Small checks for untrusted JSON. A check is a guard that also throws: it gives the value back with its type or says
 * where it is wrong. Unknown fields pass through: a newer peer may say more than we know.
 */
import { PadError } from '../core/index.js';

/** Gives `value` back as a `T`, or throws a `PadError` `INVALID` that names `path`. */
export type Check<T> = (value: unknown, path: string) => T;

/** Throws that what stands at `path` is not what it should be. */
export function fail(path: string, wanted: string): never {
  throw new PadError('INVALID', `${path} should be ${wanted}.`);
}

/** What a text of JSON says. Throws a `PadError` `INVALID` where it is none. */
export function json(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw new PadError('INVALID', 'Not JSON.');
  }
}

/** A text of at most `most` characters. */
export function text(most: number = 100_000): Check<string> {
  return (value, path) =>
    typeof value === 'string' && value.length <= most
      ? value
      : fail(path, `a text of at most ${String(most)} characters`);
}

/** An id of any kind. */
export const id: Check<string> = text(200);

/** A name, a sentence, a value. */
export const words: Check<string> = text(4000);

/** A finite number. */
export const number: Check<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : fail(path, 'a number');

/** True or false. */
export const flag: Check<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : fail(path, 'true or false');

/** What is there only where it is so. */
export const isTrue: Check<true> = (value, path) => (value === true ? true : fail(path, 'true'));

/** One of some texts. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Check<T> {
  return (value, path) =>
    allowed.includes(value as T) ? (value as T) : fail(path, `one of ${allowed.join(', ')}`);
}

/** A list in which each entry passes. */
export function list<T>(entry: Check<T>): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) fail(path, 'a list');
    value.forEach((one, index) => entry(one, `${path}[${String(index)}]`));
    return value as readonly T[];
  };
}

/** A plain object. */
export const record: Check<Readonly<Record<string, unknown>>> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : fail(path, 'an object');

/** An object whose values pass, whatever the keys. */
export function dictionary<T>(entry: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value, path) => {
    for (const [key, one] of Object.entries(record(value, path))) entry(one, `${path}.${key}`);
    return value as Readonly<Record<string, T>>;
  };
}

/** The checks of an object's fields. */
type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

/** One case of a `variant`: the fields beside `type`. */
export function kind<T extends { readonly type: string }>(fields: Fields<Omit<T, 'type'>>): Check<T> {
  return object(fields as unknown as Fields<T>);
}

/** An object whose fields pass. */
export function object<T extends object>(fields: Fields<T>): Check<T> {
  const entries = Object.entries<Check<unknown>>(fields);
  return (value, path) => {
    const given = record(value, path);
    for (const [name, check] of entries) check(given[name], `${path}.${name}`);
    return value as T;
  };
}

/** The same with at most so many entries. */
export function atMost<T>(most: number, check: Check<readonly T[]>): Check<readonly T[]> {
  return (value, path) => {
    const given = check(value, path);
    return given.length <= most ? given : fail(path, `a list of at most ${String(most)}`);
  };
}

/** Anything at all. */
export const anything: Check<unknown> = (value) => value;

/** `true`, or else what passes. */
export function trueOr<T>(check: Check<T>): Check<T | true> {
  return (value, path) => (value === true ? value : check(value, path));
}

/** The same, and while `field` has one of these values, the field that is named for it is there. */
export function needing<T extends object>(
  check: Check<T>,
  field: keyof T & string,
  needed: Readonly<Record<string, keyof T & string>>,
): Check<T> {
  return (value, path) => {
    const checked = check(value, path);
    const other = needed[checked[field] as string];
    return other && !checked[other] ? fail(`${path}.${other}`, 'there') : checked;
  };
}

/** The same, or absent. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

/** An object whose field `type` says which check it must pass. */
export function variant<T extends { readonly type: string }>(variants: {
  readonly [K in T['type']]: Check<Extract<T, { readonly type: K }>>;
}): Check<T> {
  const known = variants as Readonly<Record<string, Check<T>>>;
  return (value, path) => {
    const { type } = record(value, path);
    const check = typeof type === 'string' && Object.hasOwn(known, type) ? known[type] : undefined;
    return check ? check(value, path) : fail(`${path}.type`, `one of ${Object.keys(known).join(', ')}`);
  };
}
