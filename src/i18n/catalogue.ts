import type { channelsEn } from './channels-en.js';
import type { contactEn } from './contact-en.js';
import type { en } from './en.js';
import type { firstEn } from './first-en.js';
import type { keysEn } from './keys-en.js';
import type { recordsEn } from './records-en.js';
import type { settingsEn } from './settings-en.js';
import type { statisticsEn } from './statistics-en.js';
import type { tabsEn } from './tabs-en.js';
import type { talkEn } from './talk-en.js';
import type { targetsEn } from './targets-en.js';
import type { voiceEn } from './voice-en.js';
import type { whyEn } from './why-en.js';

/** The forms of a sentence about a number, by the categories of `Intl.PluralRules`; `#` stands for the number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Words of that shape in any language: each has the plural forms that it needs. */
export type InWords<T> = T extends string
  ? string
  : T extends (...values: never[]) => string
    ? T
    : T extends { readonly other: string }
      ? Plural
      : { readonly [K in keyof T]: InWords<T[K]> };

/** Those that an offer needs. */
export type First = InWords<typeof firstEn>;

/** All words of the pad in one language; the shape is that of the English ones. */
export interface Catalogue {
  /** BCP 47 tag of the language. */
  readonly language: string;
  readonly pad: InWords<typeof en>;
  readonly channels: InWords<typeof channelsEn>;
  readonly contact: InWords<typeof contactEn>;
  readonly keys: InWords<typeof keysEn>;
  readonly records: InWords<typeof recordsEn>;
  readonly settings: InWords<typeof settingsEn>;
  readonly statistics: InWords<typeof statisticsEn>;
  readonly tabs: InWords<typeof tabsEn>;
  readonly talk: InWords<typeof talkEn>;
  readonly targets: InWords<typeof targetsEn>;
  readonly voice: InWords<typeof voiceEn>;
  readonly why: InWords<typeof whyEn>;
}

/** The parts of a catalogue: each is loaded with what it is about. */
export type Part = Exclude<keyof Catalogue, 'language'>;

/** Some of those words. What is missing is said as it would be without them. */
export type Words<T = Catalogue> = T extends string | Plural | ((...values: never[]) => string)
  ? T
  : { readonly [K in keyof T]?: Words<T[K]> };

/** The words of the pad itself, without those of the parts that are loaded with their medium. */
export type Messages = Catalogue['pad'];
