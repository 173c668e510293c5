import {
  PadError,
  canceller,
  systemClock,
  type Adapter,
  type Clock,
  type Fact,
  type Query,
  type QueryResult,
  type Signal,
} from '../core/index.js';
import { Membership } from './membership.js';
import { Tab } from './tab.js';

/** Whose tabs belong together. */
export interface SharingOptions {
  /** The contact centre, where a page may show several. */
  readonly name: string;
  /** Id of the agent: two agents in one browser never meet. */
  readonly agent: string;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
}

/**
 * One connection for all tabs in which this agent has the pad open. One tab leads: it has the connection, with it sound
 * and calls, and does what the others ask for; every tab gets every fact, `Link.tab` says what falls to it. When the
 * leading tab goes or freezes, another leads; what was asked for and not answered is asked again by its id, and where the
 * backend would not know it again (`Adapter.recognisesCommands`), it fails with `UNKNOWN`. `enable-audio` brings the sound,
 * and with it the lead, to the tab in which it is asked for: `CALL_OPEN` while there is a call that cannot move
 * (`Adapter.handOver`). A page that the browser puts away gives the connection up and takes part again when it is back.
 *
 * Tabs with versions of the pad that differ too much refuse each other: `connect` rejects with `VERSION`. Where the browser
 * has no locks or channels for the page, each tab has a connection of its own, and a notice says so.
 */
export function shareAcrossTabs(adapter: Adapter, options: SharingOptions): Adapter {
  const { name, agent, clock = systemClock } = options;
  let tab: Place | undefined;
  return {
    name: adapter.name,
    ...(adapter.recognisesCommands === undefined ? {} : { recognisesCommands: adapter.recognisesCommands }),
    async connect(report, signal) {
      const isShared = await canShare();
      if (signal.aborted) throw new PadError('CLOSED', 'The pad was disconnected.');
      tab = isShared
        ? new Membership(() => new Tab(adapter, `contact-pad/${name}/${agent}`, clock, report))
        : alone(adapter, report);
      await tab.join(signal);
    },
    async send(command) {
      await demand(tab).wish({ command });
    },
    async query<Q extends Query>(query: Q, signal: Signal) {
      return (await demand(tab).wish({ query }, signal)) as QueryResult<Q>;
    },
    async disconnect() {
      await tab?.leave();
      tab = undefined;
    },
  };
}

/** A tab, with others or by itself. */
type Place = Pick<Tab, 'join' | 'wish' | 'leave'>;

function demand(tab: Place | undefined): Place {
  if (!tab) throw new PadError('CLOSED', 'The pad is not connected.');
  return tab;
}

/** A page without an origin of its own, such as in a sandboxed frame, has both but may not use them. */
async function canShare(): Promise<boolean> {
  try {
    new BroadcastChannel('contact-pad').close();
    await navigator.locks.query();
    return true;
  } catch {
    return false;
  }
}

function alone(adapter: Adapter, report: (fact: Fact) => void): Place {
  const text = 'This browser cannot share the pad among tabs: each tab works by itself.';
  return {
    async join(signal) {
      await adapter.connect(report, signal);
      report({ type: 'notice', notice: { id: 'tabs-alone', level: 'info', text } });
    },
    wish: (wish, signal) =>
      'command' in wish
        ? adapter.send(wish.command)
        : adapter.query(wish.query, signal ?? canceller().signal),
    leave: () => adapter.disconnect(),
  };
}
