import { PadError, systemClock, type Adapter, type Clock, type Fact, type Link } from '../core/index.js';
import { parseServerFrame } from '../protocol/index.js';
import type { Happened, SupportFile } from './support-file.js';

/** How a support file is played. */
export interface ReplayOptions {
  /** How many times as fast as it was (default 1). */
  readonly speed?: number;
  /** The longest wait between two things that happened, in milliseconds (default 3,000). */
  readonly patienceMs?: number;
  /** Told of all that happened, as it is played. */
  readonly onPlayed?: (happened: Happened) => void;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
}

/**
 * A backend that tells again what a support file has remembered, for `new Pad`. It takes no commands (`UNSUPPORTED`).
 *
 * @param given the content of the file, as JSON has it; throws a `PadError` `INVALID` where it is none
 */
export function replay(given: unknown, options: ReplayOptions = {}): Adapter {
  const { speed = 1, patienceMs = 3_000, onPlayed, clock = systemClock } = options;
  const happened = checked(given);
  let stop = (): void => undefined;
  const refuse = (): Promise<never> => Promise.reject(new PadError('UNSUPPORTED'));
  return {
    name: 'replay',
    connect: (report) =>
      new Promise((resolve) => {
        const tell = (index: number): void => {
          const one = happened[index];
          if (!one) return;
          onPlayed?.(one);
          if ('fact' in one) report(one.fact);
          if ('fact' in one && one.fact.type === 'snapshot') resolve();
          const next = happened[index + 1];
          const wait = Math.min((next?.at ?? one.at) - one.at, patienceMs) / speed;
          if (wait > 0)
            stop = clock.after(wait, () => {
              tell(index + 1);
            });
          else tell(index + 1);
        };
        tell(0);
      }),
    send: refuse,
    query: refuse,
    disconnect() {
      stop();
      return Promise.resolve();
    },
  };
}

/** A file comes from elsewhere: what a backend may not say is not told. */
function checked(given: unknown): readonly Happened[] {
  const file = given as Partial<SupportFile> | null;
  if (file?.format !== 'contact-pad-support' || file.version !== 1 || !Array.isArray(file.happened))
    throw new PadError('INVALID', 'This is no support file.');
  const all = file.happened.map((one: Happened) => {
    if (typeof one.at !== 'number') throw new PadError('INVALID', 'This is no support file.');
    return 'fact' in one ? { at: one.at, fact: factOf(one.fact) } : one;
  });
  if (!all.some((one) => 'fact' in one && one.fact.type === 'snapshot'))
    throw new PadError('INVALID', 'The support file does not say how things stood.');
  return all;
}

/** Of a link only how it stands counts. */
function factOf(fact: Fact): Fact {
  if ((fact as Partial<Fact> | null)?.type !== 'link') {
    const frame = parseServerFrame(JSON.stringify({ type: 'live', fact }));
    if (frame.type === 'live') return frame.fact;
  }
  const { source, state } = (fact as { readonly link: Link }).link;
  if (typeof source !== 'string' || !['connecting', 'up', 'down', 'closed'].includes(state))
    throw new PadError('INVALID', 'This is no support file.');
  return { type: 'link', link: { source, state } };
}
