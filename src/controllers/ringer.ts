import { classOf, type Interaction, type InteractionClass, type Medium } from '../core/index.js';
import { play } from './tone.js';

/** How offers of a medium sound (WI-11). */
export interface OfferSound {
  /** What to play; without it a tone of the pad's own. The page's policy must allow it as media. */
  readonly url?: string;
  /** For how long, in milliseconds; -1 rings until the offer ends. */
  readonly durationMs?: number;
  /** Of several offers the one with the highest number is heard. */
  readonly priority?: number;
}

/** The sounds per medium; `false` is silent, what is absent sounds by its class. */
export type OfferSounds = Readonly<Partial<Record<Medium, OfferSound | false>>>;

const BY_CLASS: Readonly<Record<InteractionClass, Required<Omit<OfferSound, 'url'>>>> = {
  live: { durationMs: -1, priority: 3 },
  'semi-live': { durationMs: 8_000, priority: 2 },
  'non-live': { durationMs: 1_500, priority: 1 },
};

/** Rings for offers: one at a time, each once, and silent the moment it ends. */
export class Ringer {
  readonly #play: typeof play;
  readonly #rung = new Set<string>();
  #ringing: { readonly id: string; readonly stop: () => void } | undefined;

  /** @param player starts a sound and gives back how to stop it. */
  constructor(player: typeof play = play) {
    this.#play = player;
  }

  /** Rings for the most important of what waits now, the first among equals. */
  update(offers: readonly Interaction[], sounds: OfferSounds): void {
    const top = offers
      .map((one) => ({ one, sound: soundOf(one.medium, sounds) }))
      .filter(({ sound }) => sound)
      .sort((a, b) => (b.sound?.priority ?? 0) - (a.sound?.priority ?? 0))[0];
    const id = top?.one.offer?.id;
    if (this.#ringing?.id === id) return;
    this.stop();
    if (!top?.sound || id === undefined || this.#rung.has(id)) return;
    this.#rung.add(id);
    this.#ringing = { id, stop: this.#start(classOf(top.one.medium), top.sound) };
  }

  /** Silence. */
  stop(): void {
    this.#ringing?.stop();
    this.#ringing = undefined;
  }

  #start(kind: InteractionClass, { url, durationMs = -1 }: OfferSound): () => void {
    const stop = this.#play(kind, url);
    const timer = durationMs < 0 ? undefined : setTimeout(stop, durationMs);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }
}

function soundOf(medium: Medium, sounds: OfferSounds): OfferSound | undefined {
  const own = sounds[medium];
  return own === false ? undefined : { ...BY_CLASS[classOf(medium)], ...own };
}
