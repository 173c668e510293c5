import type { Catalogue } from './catalogue.js';
import { channelsEn } from './channels-en.js';
import { contactEn } from './contact-en.js';
import { en } from './en.js';
import { keysEn } from './keys-en.js';
import { recordsEn } from './records-en.js';
import { settingsEn } from './settings-en.js';
import { statisticsEn } from './statistics-en.js';
import { tabsEn } from './tabs-en.js';
import { talkEn } from './talk-en.js';
import { targetsEn } from './targets-en.js';
import { voiceEn } from './voice-en.js';
import { whyEn } from './why-en.js';

const PLAIN = 'aceginorsuyACEGINORSUY';
const ACCENTED = 'áçéĝíñóŕšúýÁÇÉĜÍÑÓŔŠÚÝ';
/** Stand for what a sentence is told until the rest of it has been changed. */
const TOLD = ['\uE000', '\uE001'];

/**
 * English as no one speaks it, for tests and for looking at a page: accented, in brackets, and longer by four tenths, as
 * other languages are. What shows without brackets is in no catalogue; what does not fit will not fit in German.
 *
 * @param language BCP 47 tag that it goes by; one of a language that is written from right to left turns the pad round
 */
export function pseudo(language = 'en-XA'): Catalogue {
  const parts = {
    pad: en,
    channels: channelsEn,
    contact: contactEn,
    keys: keysEn,
    records: recordsEn,
    settings: settingsEn,
    statistics: statisticsEn,
    tabs: tabsEn,
    talk: talkEn,
    targets: targetsEn,
    voice: voiceEn,
    why: whyEn,
  };
  return { language, ...(changed(parts) as typeof parts) };
}

type Sentence = (...told: (string | undefined)[]) => string;

function changed(words: unknown): unknown {
  if (typeof words === 'string') return strange(words);
  if (typeof words !== 'function') return mapped(words as object);
  return (...told: string[]) => {
    const text = strange((words as Sentence)(...TOLD.slice(0, told.length)));
    return told.reduce((all, each, index) => all.replaceAll(TOLD[index] ?? '', each), text);
  };
}

function mapped(words: object): object {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, changed(value)]));
}

function strange(text: string): string {
  const accented = text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
  return `[${accented}${'~'.repeat(Math.ceil(text.length * 0.4))}]`;
}
