import type { Adapter, Query, QueryResult, Signal } from '../core/index.js';
import { Masks } from './masks.js';

/** What nobody is to see. */
export interface MaskRules {
  /** Keys of case data, and of what is known of a contact, whose values are hidden whole; they cannot be changed then. */
  readonly keys?: readonly string[];
  /** How many of the last digits of telephone numbers stay in sight; left out, numbers are shown as they are. */
  readonly digits?: number;
}

/**
 * The same backend, of which the pad learns only what may be seen. What is hidden here is nowhere in the page: not on the
 * screen, in no event, in no call log, not among what is stored, and not in a support file. What is called stays whole: a
 * masked number that the agent chooses goes out as it came in. Numbers inside of longer texts are not found.
 */
export function mask(adapter: Adapter, rules: MaskRules): Adapter {
  const masks = new Masks(rules);
  return {
    name: adapter.name,
    ...(adapter.recognisesCommands === undefined ? {} : { recognisesCommands: adapter.recognisesCommands }),
    connect: (report, signal) =>
      adapter.connect((fact) => {
        report(masks.hide(fact));
      }, signal),
    send: (command) => adapter.send(masks.whole(command)),
    query: async <Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> =>
      masks.hide(await adapter.query(masks.whole(query), signal)),
    disconnect: () => adapter.disconnect(),
    /** Whether it can may change: of a combination it is known when all have said whether they have a line. */
    get handOver() {
      return adapter.handOver?.bind(adapter);
    },
  };
}
