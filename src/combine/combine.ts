import { PadError, systemClock } from '../core/index.js';
import type { Adapter, Clock, Query, QueryResult, Signal } from '../core/index.js';
import { Combination } from './combination.js';
import { partsOf } from './part.js';
import { answerOf } from './questions.js';

/** How adapters are combined. */
export interface CombineOptions {
  /** The name of the whole, `combined` by default. The sources are called `name` and `name/adapter`. */
  readonly name?: string;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
}

/**
 * Shows unrelated backends in one pad. What an adapter tells keeps a source of its own, `combined/gateway`, with its own
 * link, clock and capabilities: where one backend is out of reach, the others go on. Ids carry the name of their adapter
 * (`gateway:4711`), and commands and questions go to the one that they name.
 *
 * There is one agent, of the source `combined`. `set-state` and `log-out` go to all adapters that offer them, what else
 * names nothing to those that can do it, and `call` with a number to the first that can. Where some do it and some refuse,
 * the command fails with the code of the first refusal, and a notice names each that refused. The state that is shown is
 * of whoever wraps up, else of whoever keeps work away. Reasons for Not Ready with the same label are one.
 *
 * `connect` resolves when one has given a snapshot and no other is at its first attempt any more; it rejects when none can
 * ever be connected. A search of the directory that is about an interaction goes to the adapter that has it; else the
 * answers of all become one, in alphabetical order.
 *
 * Running calls are left to another tab (`Adapter.handOver`) where each adapter with a line can leave its own. Where one of
 * them would not know a command again, nor does the whole (`Adapter.recognisesCommands`).
 *
 * @param adapters in the order in which they are asked; two of one name are told apart by a number
 */
export function combine(adapters: readonly Adapter[], options: CombineOptions = {}): Adapter {
  const { name = 'combined', clock = systemClock } = options;
  const revisions = { last: 0 };
  let parts = partsOf(adapters, name);
  let current: Combination | undefined;

  const close = async (handsOver: boolean): Promise<void> => {
    current?.stop();
    current = undefined;
    // All at once: when the signal comes, a line hangs up what it has not left to the next tab.
    await Promise.all(
      adapters.map((adapter) => (handsOver ? adapter.handOver?.() : undefined) ?? adapter.disconnect()),
    );
  };
  const handOver = (): Promise<void> => close(true);

  return {
    name,
    ...(adapters.some(({ recognisesCommands }) => recognisesCommands === false)
      ? { recognisesCommands: false }
      : {}),
    connect(report, signal) {
      current?.stop();
      parts = partsOf(adapters, name);
      current = new Combination(parts, { name, clock, revisions, report });
      return current.connect(signal);
    },
    async send(command) {
      if (!current) throw new PadError('CLOSED', 'the adapter is not connected');
      await current.send(command);
    },
    async query<Q extends Query>(query: Q, signal: Signal) {
      return (await answerOf(parts, query, signal)) as QueryResult<Q>;
    },
    disconnect: () => close(false),
    /** Which of them has a line is known once they have said so. */
    get handOver() {
      const mayLeave = parts.every(({ adapter, hasLine }) => adapter.handOver ?? !hasLine);
      return mayLeave && adapters.some((adapter) => adapter.handOver) ? handOver : undefined;
    },
  };
}
