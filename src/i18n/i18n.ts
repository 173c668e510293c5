import type { Messages } from './en.js';
import { firstEn, type Plural } from './first-en.js';

const HOUR = 3600;

let words = firstEn as Messages;

/** Brings all words. What is loaded before the rest of the pad says only the first ones; a test watches over it. */
export function speak(messages: Messages): void {
  words = messages;
}

/** Words and formats of one locale. Immutable: another locale is another object, which is how elements notice. */
export class I18n {
  /** BCP 47 tag of numbers and dates. */
  readonly locale: string;
  readonly #messages: Messages | undefined;
  // Formats are made when they are first needed: making one costs more than a row of the list.
  #plural: Intl.PluralRules | undefined;
  #number: Intl.NumberFormat | undefined;
  #time: Intl.DateTimeFormat | undefined;
  #date: Intl.DateTimeFormat | undefined;
  #two: Intl.NumberFormat | undefined;

  /** @param locale BCP 47 tag for numbers and dates; one that the browser does not know counts as English. */
  constructor(locale: string = 'en', messages?: Messages) {
    this.locale = canonical(locale);
    this.#messages = messages;
  }

  /** The words: by default those in English, of which only the first are there until `speak` brought the others. */
  get m(): Messages {
    return this.#messages ?? words;
  }

  /** A sentence about a number. */
  count(forms: Plural, n: number): string {
    this.#plural ??= new Intl.PluralRules(this.m.language);
    const form = this.#plural.select(n) === 'one' ? (forms.one ?? forms.other) : forms.other;
    return form.replace('#', this.number(n));
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
    return `${this.number(Math.floor(minutes / 60))}:${this.#pad(minutes % 60)} h`;
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

const known = new Map<string, I18n>();

/** The one of a locale that all pads of a page share, for its formats are costly to make. */
export function i18nOf(locale: string): I18n {
  const i18n = known.get(locale) ?? new I18n(locale);
  known.set(locale, i18n);
  return i18n;
}

/** What elements speak until they are told otherwise. */
export const english: I18n = i18nOf('en');

function canonical(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
