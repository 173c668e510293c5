import type { MaskRules } from './mask.js';

/** What stands where a value is hidden whole. */
const HIDDEN = '•••';
/** Where telephone numbers stand; a name is a number where nothing else is known. */
const NUMBER_KEYS: ReadonlySet<string> = new Set([
  'address',
  'ani',
  'from',
  'name',
  'number',
  'numbers',
  'title',
]);
/** The fewest digits of a telephone number. */
const FEWEST = 5;
/** How many masked numbers are remembered. */
const MOST = 10_000;

/** Hides what the rules name, and knows what it has hidden. */
export class Masks {
  readonly #keys: ReadonlySet<string>;
  readonly #digits: number | undefined;
  readonly #masked = new Map<string, string>();
  readonly #whole = new Map<string, string>();

  constructor({ keys = [], digits }: MaskRules) {
    this.#keys = new Set(keys);
    this.#digits = digits;
  }

  /** The same value with everything hidden that the rules name. */
  hide<T>(value: T): T {
    return this.#walk(value, '', {}) as T;
  }

  /** The same value with each masked number as it was. */
  whole<T>(value: T): T {
    return changed(value, (text) => this.#whole.get(text) ?? text) as T;
  }

  #walk(value: unknown, key: string, within: Fields): unknown {
    if (typeof value === 'string') return this.#isNumber(value, key, within) ? this.#maskOf(value) : value;
    if (Array.isArray(value)) return value.map((each) => this.#walk(each, key, within));
    if (!isPlain(value)) return value;
    const fields = this.#hidden(value);
    return Object.fromEntries(
      Object.entries(fields).map(([name, each]) => [name, this.#walk(each, name, fields)]),
    );
  }

  /** One key of case data, or one thing that is known of a contact. */
  #hidden(fields: Fields): Fields {
    const { key, value } = fields;
    if (typeof key !== 'string' || typeof value !== 'string' || !this.#keys.has(key)) return fields;
    const { options: _, ...rest } = fields;
    return { ...rest, value: HIDDEN, editable: false, ...('type' in rest ? { type: 'string' } : {}) };
  }

  #isNumber(text: string, key: string, { direction }: Fields): boolean {
    if (this.#digits === undefined) return false;
    // Of a call that comes in it is a number of the contact centre itself.
    const isOurs = key === 'dnis' && direction !== 'outbound';
    const isPlace = NUMBER_KEYS.has(key) || (key === 'dnis' && !isOurs);
    return isPlace && /^(tel:|sip:)?\+?[\d\s()/.-]+$/.test(text) && text.replace(/\D/g, '').length >= FEWEST;
  }

  /** The same for the same number; two numbers that would look alike are told apart, for one of them may be called. */
  #maskOf(text: string): string {
    const known = this.#masked.get(text);
    if (known) return known;
    const digits = text.replace(/\D/g, '');
    const shown = this.#digits ? digits.slice(-Math.min(this.#digits, digits.length - 2)) : '';
    const plain = HIDDEN + shown;
    let made = plain;
    for (let nth = 2; this.#whole.has(made); nth += 1) made = `${plain} (${nth})`;
    this.#masked.set(text, made);
    this.#whole.set(made, text);
    const [oldest] = this.#masked;
    if (this.#masked.size > MOST && oldest) {
      this.#masked.delete(oldest[0]);
      this.#whole.delete(oldest[1]);
    }
    return made;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => changed(each, change));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, change)]));
}

/** Files and streams of the browser are no data. */
function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
