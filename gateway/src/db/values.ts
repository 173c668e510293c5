/** One meaning for parameters and columns, whichever engine reads them. */

/** Turns the text of a column into a value. */
export type Parse = (text: string) => unknown;

/** `2026-11-21 14:56:14.123456+00` as a Date; what is finer than a millisecond is cut off. */
function parseTimestamp(text: string): Date {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  return new Date(iso);
}

/** A plain Uint8Array on both engines, so that nothing relies on the methods of Buffer. */
function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

const asText: Parse = (text) => text;

/**
 * Columns whose reading the engines disagree about, by type id: bytea, int8, date, timestamptz. `int8` must fit a
 * number exactly (2^53): sequences and sizes do. `date` stays `YYYY-MM-DD`, for it has no time zone.
 */
export const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [17, parseBytes],
  [20, Number],
  [1082, asText],
  [1184, parseTimestamp],
]);

/** The array types of `PARSERS`: bytea[], int8[], date[], timestamptz[]. */
export const ARRAY_PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [1001, parseBytes],
  [1016, Number],
  [1182, asText],
  [1185, parseTimestamp],
]);

/** A parameter as both engines take it. */
export type Encoded = null | string | number | bigint | boolean | Uint8Array | readonly Encoded[];

/** The text that PostgreSQL reads as this parameter; bytes stay bytes. */
export function textOf(value: Encoded): string | Buffer | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return isArray(value) ? arrayText(value) : String(value);
}

function arrayText(values: readonly Encoded[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: Encoded): string {
  if (value === null) return 'NULL';
  if (isArray(value)) return arrayText(value);
  const text = value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

// The standard one does not know of readonly arrays.
const isArray = (value: Encoded): value is readonly Encoded[] => Array.isArray(value);

/** Writes parameters as both engines read them alike. Throws a TypeError on a plain object (see `Queryable`). */
export function encodeParams(params: readonly unknown[]): Encoded[] {
  return params.map(encode);
}

function encode(value: unknown): Encoded {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object')
    throw new TypeError('a parameter is an object: pass JSON.stringify(value) as $n::jsonb');
  return value as Encoded;
}
