import {
  PadError,
  systemClock,
  type Adapter,
  type Clock,
  type Fact,
  type Interaction,
  type Query,
  type Signal,
} from '../core/index.js';
import { Redactor } from './redactor.js';
import type { Happened, SupportFile } from './support-file.js';

/** How much is remembered. */
export interface RecordOptions {
  /** How far back, in minutes (default 10). */
  readonly minutes?: number;
  /** How many entries at most (default 5,000). */
  readonly most?: number;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
}

/** An adapter of which the last minutes are remembered. */
export interface RecordedAdapter extends Adapter {
  /** What happened in the last minutes, to be saved. */
  supportFile(): SupportFile;
}

/**
 * The same backend, of which the last minutes are remembered in this page's memory, for a support file. Texts, names and
 * numbers become placeholders before they are remembered; nothing is stored, and nothing leaves the page by itself.
 */
export function record(adapter: Adapter, options: RecordOptions = {}): RecordedAdapter {
  const memory = new Memory(options);
  return {
    name: adapter.name,
    ...(adapter.recognisesCommands === undefined ? {} : { recognisesCommands: adapter.recognisesCommands }),
    connect: (report, signal) =>
      adapter.connect((fact) => {
        memory.add({ fact });
        report(fact);
      }, signal),
    async send(command) {
      memory.add({ command });
      try {
        await adapter.send(command);
      } catch (thrown) {
        memory.add({ refused: command.id, code: PadError.from(thrown).code });
        throw thrown;
      }
    },
    query: <Q extends Query>(query: Q, signal: Signal) => adapter.query(query, signal),
    disconnect: () => adapter.disconnect(),
    /** Whether it can may change: of a combination it is known when all have said whether they have a line. */
    get handOver() {
      return adapter.handOver?.bind(adapter);
    },
    supportFile: () => memory.file(),
  };
}

type Snapshot = Extract<Fact, { type: 'snapshot' }>;
type Told = Extract<Fact, { type: 'link' }>;
type What = Happened extends infer H ? (H extends Happened ? Omit<H, 'at'> : never) : never;

/** The last minutes, and what there was before them. */
class Memory {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #most: number;
  readonly #redactor = new Redactor();
  #happened: Happened[] = [];
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #links = new Map<string, Told>();

  constructor({ minutes = 10, most = 5_000, clock = systemClock }: RecordOptions) {
    this.#clock = clock;
    this.#ms = minutes * 60_000;
    this.#most = most;
  }

  add(what: What): void {
    const at = this.#clock.now();
    this.#happened.push({ ...this.#redactor.redact(what), at });
    const first = this.#happened.findIndex((one) => one.at >= at - this.#ms);
    const over = Math.max(first, this.#happened.length - this.#most);
    // In larger steps: each of them moves the whole list.
    if (over < 100 && this.#happened.length <= this.#most + 100) return;
    for (const one of this.#happened.splice(0, over)) if ('fact' in one) this.#fold(one.fact);
  }

  file(): SupportFile {
    const at = this.#clock.now();
    const begins = this.#happened[0]?.at ?? at;
    const before = [...this.#snapshots.values(), ...this.#links.values()];
    return {
      format: 'contact-pad-support',
      version: 1,
      at,
      browser: navigator.userAgent,
      happened: [...before.map((fact) => ({ at: begins, fact })), ...this.#happened],
    };
  }

  /** What is forgotten leaves behind how things stood then. */
  #fold(fact: Fact): void {
    if (fact.type === 'snapshot') this.#snapshots.set(fact.source, fact);
    else if (fact.type === 'link') this.#links.set(fact.link.source, fact);
    else if (fact.type === 'agent') this.#change(fact.agent.source, () => ({ agent: fact.agent }));
    else if (fact.type === 'interaction')
      this.#change(fact.interaction.source, ({ interactions }) => ({
        interactions: withOne(interactions, fact.interaction),
      }));
  }

  #change(source: string, next: (was: Snapshot) => Partial<Snapshot>): void {
    const was = this.#snapshots.get(source);
    if (was) this.#snapshots.set(source, { ...was, left: [], ...next(was) });
  }
}

function withOne(all: readonly Interaction[], one: Interaction): readonly Interaction[] {
  const isThere = all.some(({ id }) => id === one.id);
  if (one.phase === 'gone') return all.filter(({ id }) => id !== one.id);
  return isThere ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one];
}
