import type { Drafts } from '../core/index.js';
import { isNumber, isObject, isText } from './checks.js';
import { VERSION } from './records.js';

/** What is written about one interaction, if anything. */
export type Draft = Drafts[string] | undefined;

/** One field of a draft as one tab tells it to the others; without a text: nothing is written there any more. */
export interface Told {
  readonly interaction: string;
  readonly field: string;
  readonly text?: string | undefined;
  /** When it was written: the later one wins. */
  readonly stamp: number;
  /** The stamp of what it replaced. */
  readonly base: number;
}

/** How many fields are remembered: those written last. */
const MOST_KEPT = 1_000;

/**
 * When each field of the drafts was written last, in any tab. The last write wins; of two that knew nothing of each other
 * a text wins over nothing, so that what is cleared in one tab never takes the words out of another's hands.
 */
export class DraftStamps {
  readonly #stamps = new Map<string, number>();
  /** Less than one: of two tabs that write at the same moment, all find the same one to be later. */
  readonly #tab = Math.random();

  /** Stamps what changed between two drafts of an interaction in this tab. `now` in milliseconds since 1970. */
  tell(interaction: string, before: Draft, after: Draft, now: number): readonly Told[] {
    return changedFields(before, after).map((field) => {
      const base = this.#of(interaction, field);
      const stamp = Math.floor(Math.max(now, base + 1)) + this.#tab;
      this.#keep(interaction, field, stamp);
      return { interaction, field, text: after?.[field], stamp, base };
    });
  }

  /** Takes note of what another tab has written; whether it takes the place of `own`, which stands there in this tab. */
  isNext({ interaction, field, text, stamp, base }: Told, own: string | undefined): boolean {
    const known = this.#of(interaction, field);
    this.#keep(interaction, field, Math.max(known, stamp));
    if (base >= known || !text === !own) return stamp > known;
    return !own;
  }

  #of(interaction: string, field: string): number {
    return this.#stamps.get(JSON.stringify([interaction, field])) ?? 0;
  }

  #keep(interaction: string, field: string, stamp: number): void {
    const key = JSON.stringify([interaction, field]);
    this.#stamps.delete(key);
    this.#stamps.set(key, stamp);
    const [oldest] = this.#stamps.keys();
    if (this.#stamps.size > MOST_KEPT && oldest !== undefined) this.#stamps.delete(oldest);
  }
}

/** The fields that are not the same. */
export function changedFields(before: Draft, after: Draft): readonly string[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].filter((field) => before?.[field] !== after?.[field]);
}

/** What another tab told, as far as it can be understood: tabs may have different versions. */
export function toldIn(message: unknown): readonly Told[] {
  if (!isObject(message) || message.version !== VERSION || !Array.isArray(message.told)) return [];
  return message.told.filter(
    (one): one is Told =>
      isObject(one) &&
      isText(one.interaction) &&
      isText(one.field) &&
      isNumber(one.stamp) &&
      isNumber(one.base) &&
      (one.text === undefined || isText(one.text)),
  );
}
