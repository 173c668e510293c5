import type { Catalogue, Messages, Part, Plural, Words } from './catalogue.js';
import { firstEn } from './first-en.js';

const HOUR = 3600;
/** The languages that are written from right to left, of those that a page may bring words of. */
const RTL = /^(ar|fa|he|ur)\b/;

let words = firstEn as Messages;

/** Brings all words. What is loaded before the rest of the pad says only the first ones; a test watches over it. */
export function speak(messages: Messages): void {
  words = messages;
}

/** Words and formats of one locale. Immutable: another locale is another object, which is how elements notice. */
export class I18n {
  /** BCP 47 tag of numbers and dates. */
  readonly locale: string;
  /** BCP 47 tag of the words. */
  readonly language: string;
  readonly #layers: readonly Words[];
  /** English words with the layers over them: by part, for those that are there. */
  readonly #merged = new WeakMap<object, object>();
  // Formats are made when they are first needed: making one costs more than a row of the list.
  #plural: Intl.PluralRules | undefined;
  #number: Intl.NumberFormat | undefined;
  #time: Intl.DateTimeFormat | undefined;
  #date: Intl.DateTimeFormat | undefined;
  #two: Intl.NumberFormat | undefined;

  /**
   * @param locale BCP 47 tag for numbers and dates; one that the browser does not know counts as English
   * @param layers words over the English ones, the last over those before
   */
  constructor(locale: string = 'en', ...layers: readonly Words[]) {
    this.locale = canonical(locale);
    this.language = layers.findLast(({ language }) => language)?.language ?? 'en';
    this.#layers = layers;
  }

  /** The same with words over these. */
  with(words: Words): I18n {
    return new I18n(this.locale, ...this.#layers, words);
  }

  /** Whether the words are written from right to left. */
  get rtl(): boolean {
    return RTL.test(this.language);
  }

  /** The words of the pad itself, of which only the first are there until `speak` brought the others. */
  get m(): Messages {
    return this.part('pad', words);
  }

  /** The words of a part of the pad, given those in English, which are loaded with it. */
  part<P extends Part>(name: P, english: Catalogue[P]): Catalogue[P] {
    if (this.#layers.length === 0) return english;
    const merged =
      this.#merged.get(english) ?? this.#layers.reduce((all, { [name]: own }) => over(all, own), english);
    this.#merged.set(english, merged);
    return merged as Catalogue[P];
  }

  /** A sentence about a number. */
  count(forms: Plural, n: number): string {
    this.#plural ??= new Intl.PluralRules(this.language);
    return (forms[this.#plural.select(n)] ?? forms.other).replace('#', this.number(n));
  }

  number(n: number): string {
    this.#number ??= new Intl.NumberFormat(this.locale);
    return this.#number.format(n);
  }

  /** How long something has lasted: `04:12`, past an hour `1:04 h`. Negative counts as zero. */
  duration(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const minutes = Math.floor(seconds / 60);
    if (seconds < HOUR) return `${this.#pad(minutes)}:${this.#pad(seconds % 60)}`;
    return this.m.hours(`${this.number(Math.floor(minutes / 60))}:${this.#pad(minutes % 60)}`);
  }

  /** What remains of a countdown, rounded up: `23s`. */
  seconds(ms: number): string {
    return this.#unit('second', Math.max(0, Math.ceil(ms / 1000)));
  }

  /** A moment, in local milliseconds since 1970. */
  time(at: number): string {
    this.#time ??= new Intl.DateTimeFormat(this.locale, { dateStyle: 'short', timeStyle: 'short' });
    return this.#time.format(at);
  }

  /** A date as case data holds it, `YYYY-MM-DD`; text that is none comes back as it is. */
  date(value: string): string {
    const at = Date.parse(value);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(at)) return value;
    this.#date ??= new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeZone: 'UTC' });
    return this.#date.format(at);
  }

  /** The size of a file, given in bytes. */
  bytes(size: number): string {
    if (size < 1e3) return this.#unit('byte', size);
    return size < 1e6 ? this.#unit('kilobyte', size / 1e3) : this.#unit('megabyte', size / 1e6);
  }

  #unit(unit: string, value: number): string {
    const unitDisplay = unit === 'second' ? 'narrow' : 'short';
    const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
    return new Intl.NumberFormat(this.locale, options).format(value);
  }

  #pad(n: number): string {
    this.#two ??= new Intl.NumberFormat(this.locale, { minimumIntegerDigits: 2 });
    return this.#two.format(n);
  }
}

/** What elements speak until they are told otherwise. */
export const english: I18n = new I18n();

/** Words over words: what is not there stays. */
function over<T extends object>(below: T, above: object = {}): T {
  const words = (Object.entries(above) as [string, unknown][]).map(([key, own]) => {
    const was: unknown = below[key as keyof T];
    return [key, isObject(was) && isObject(own) ? over(was, own) : own] as const;
  });
  return { ...below, ...Object.fromEntries(words) };
}

const isObject = (value: unknown): value is object => typeof value === 'object';

function canonical(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
