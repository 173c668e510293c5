import { classOf, type Interaction, type InteractionClass, type Medium } from '../core/index.js';
import { play, type Tone } from './tone.js';

/** How offers of a medium sound (WI-11). */
export interface OfferSound extends Sound {
  /** How those sound whose `Interaction.priority` is `from` or higher; what is left out is as for the others. */
  readonly urgent?: Sound & { readonly from: number };
}

/** What is heard, for how long, and before what. */
export interface Sound {
  /** What to play; without it a tone of the pad's own. The page's policy must allow it as media. */
  readonly url?: string;
  /** For how long, in milliseconds; -1 rings until the offer ends. */
  readonly durationMs?: number;
  /** Of several offers the one with the highest number is heard, of equal ones an urgent one first. */
  readonly priority?: number;
}

/** The sounds per medium; `false` is silent, what is absent sounds by its class. */
export type OfferSounds = Readonly<Partial<Record<Medium, OfferSound | false>>>;

const BY_CLASS: Readonly<Record<InteractionClass, Required<Omit<Sound, 'url'>>>> = {
  live: { durationMs: -1, priority: 3 },
  'semi-live': { durationMs: 8_000, priority: 2 },
  'non-live': { durationMs: 1_500, priority: 1 },
};
const MOST_KNOWN = 256;
/** What is heard beside a call, and for how long, in milliseconds. */
const SOFT: Tone = 'soft';
const SOFT_MS = 500;

/** An offer that is to be heard now. */
interface Ring {
  readonly id: string;
  readonly kind: Tone;
  readonly url: string | undefined;
  readonly priority: number;
  /** For how long still, in milliseconds. */
  readonly leftMs: number;
}

function rank({ kind }: Ring): number {
  return kind === 'urgent' ? 1 : 0;
}

/** How an offer came. */
interface Arrival {
  /** Local milliseconds since 1970. */
  readonly at: number;
  /** This tab was to ring then. */
  readonly isOurs: boolean;
}

/**
 * Rings for offers: one at a time, and silent the moment it ends. What rings until then goes on in the tab that takes over;
 * a sound that lasts a time rings once, in the tab that was to ring when the offer came.
 */
export class Ringer {
  readonly #play: typeof play;
  /** How the offers came, the newest 256. */
  readonly #came = new Map<string, Arrival>();
  readonly #rung = new Set<string>();
  #isNew = true;
  /** The offer that is heard, and as what: one that becomes urgent is heard anew. */
  #ringing: { readonly id: string; readonly sound: string; readonly stop: () => void } | undefined;

  /** @param player starts a sound and gives back how to stop it. */
  constructor(player: typeof play = play) {
    this.#play = player;
  }

  /**
   * Rings for the most important of what waits now, the first among equals.
   *
   * @param now the clock of a source: what waited already when this tab came began then
   * @param isOurs whether this tab is the one that rings
   * @param isCalling whether the agent hears a call: then nothing rings, and a soft tone says once that something waits
   */
  update(
    offers: readonly Interaction[],
    sounds: OfferSounds,
    now: (source: string) => number = Date.now,
    isOurs: boolean = true,
    isCalling: boolean = false,
  ): void {
    const at = Date.now();
    for (const one of offers) {
      const age = this.#isNew ? Math.max(0, now(one.source) - one.since) : 0;
      this.#meet(one, { at: at - age, isOurs });
    }
    this.#isNew = false;
    const top = offers
      .flatMap((one) => this.#ringOf(one, sounds) ?? [])
      .sort((a, b) => b.priority - a.priority || rank(b) - rank(a))[0];
    const ring = top && isCalling ? { ...top, kind: SOFT, url: undefined, leftMs: SOFT_MS } : top;
    const sound = ring && isOurs ? `${ring.id} ${ring.url ?? ring.kind}` : undefined;
    if (this.#ringing?.sound === sound) return;
    this.stop();
    if (!ring || sound === undefined) return;
    this.#rung.add(ring.id);
    this.#ringing = { id: ring.id, sound, stop: this.#start(ring) };
  }

  /** Silence. */
  stop(): void {
    this.#ringing?.stop();
    this.#ringing = undefined;
  }

  #meet({ offer }: Interaction, arrival: Arrival): void {
    if (!offer || this.#came.has(offer.id)) return;
    this.#came.set(offer.id, arrival);
    const [oldest] = this.#came.keys();
    if (this.#came.size <= MOST_KNOWN || oldest === undefined) return;
    this.#came.delete(oldest);
    this.#rung.delete(oldest);
  }

  /** Nothing where it is silent, or has sounded. */
  #ringOf({ medium, offer, priority: urgency = 0 }: Interaction, sounds: OfferSounds): Ring | undefined {
    const own = sounds[medium];
    if (own === false || !offer) return undefined;
    const { id } = offer;
    const group = classOf(medium);
    const urgent = own?.urgent && urgency >= own.urgent.from ? own.urgent : undefined;
    const { url, durationMs, priority } = { url: undefined, ...BY_CLASS[group], ...own, ...urgent };
    // A file of the page's own is heard for both, unless it has two.
    const ring = { id, kind: urgent ? 'urgent' : group, url, priority } as const;
    if (durationMs < 0) return { ...ring, leftMs: Infinity };
    const { at = 0, isOurs = false } = this.#came.get(id) ?? {};
    const leftMs = at + durationMs - Date.now();
    const isOver = leftMs <= 0 || !isOurs || (this.#rung.has(id) && this.#ringing?.id !== id);
    return isOver ? undefined : { ...ring, leftMs };
  }

  #start({ kind, url, leftMs }: Ring): () => void {
    const stop = this.#play(kind, url);
    const timer = leftMs < Infinity ? setTimeout(stop, leftMs) : undefined;
    return () => {
      clearTimeout(timer);
      stop();
    };
  }
}
