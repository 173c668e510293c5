import { PadError } from '../core/index.js';
import type {
  Adapter,
  Command,
  ErrorCode,
  Fact,
  Interaction,
  Query,
  QueryResult,
  Signal,
} from '../core/index.js';
import { FAKE_SOURCE, aLink, aSnapshot, anAgent } from './fixtures.js';

/** How a fake adapter begins. */
export interface FakeAdapterOptions {
  /** The `source` of its facts; `fake` by default, like the fixtures. */
  readonly name?: string;
  /** What `connect` reports before it resolves: by default an empty snapshot and a link that is up. */
  readonly first?: readonly Fact[];
  /** `connect` rejects with this code. */
  readonly refuse?: ErrorCode;
  /** `connect` stays open until `finishConnect()`. */
  readonly slow?: boolean;
}

/** An adapter without a backend: the test is the backend, by hand. For unit tests of pads, elements and decorators. */
export interface FakeAdapter extends Adapter {
  /** Whether it has been connected and not disconnected. */
  readonly connected: boolean;
  /** Every command that was sent, oldest first, repeats included. */
  readonly sent: readonly Command[];
  /** Every question that was asked, oldest first. */
  readonly asked: readonly Query[];
  /** Reports a fact, as a backend would. Throws when nobody is connected. */
  report(fact: Fact): void;
  /** Reports an interaction, naming the commands that it settles. */
  reportInteraction(interaction: Interaction, ...by: string[]): void;
  /** Lets `send` of that command resolve: the backend has accepted it, and a fact will follow. */
  accept(command: string): void;
  /** Lets `send` of that command reject. */
  refuse(command: string, code: ErrorCode, message?: string): void;
  /** Answers the oldest open question. */
  answer(result: QueryResult<Query>): void;
  /** Refuses the oldest open question. */
  fail(code: ErrorCode, message?: string): void;
  /** Ends the waiting of a `slow` connect. */
  finishConnect(): void;
}

interface Waiting<T> {
  readonly id: string;
  resolve(value: T): void;
  reject(error: PadError): void;
}

/** Takes the first one that fits out of a list; a test that answers what nobody asked is wrong. */
function take<T>(waiting: Waiting<T>[], id: string | undefined): Waiting<T> {
  const index = waiting.findIndex((one) => id === undefined || one.id === id);
  const [found] = index < 0 ? [] : waiting.splice(index, 1);
  if (!found) throw new Error(`nothing waits for ${id ?? 'an answer'}`);
  return found;
}

/** A promise that waits in a list until the test decides, or the signal aborts. */
function waitIn<T>(list: Waiting<T>[], id: string, signal?: Signal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const entry: Waiting<T> = { id, resolve, reject };
    list.push(entry);
    signal?.addEventListener('abort', () => {
      if (list.includes(entry)) list.splice(list.indexOf(entry), 1);
      reject(new PadError('CLOSED', 'aborted'));
    });
  });
}

function firstFacts(name: string, { first }: FakeAdapterOptions): readonly Fact[] {
  if (first) return first;
  return [
    aSnapshot({ source: name, agent: anAgent({ source: name }) }),
    { type: 'link', link: aLink({ source: name }) },
  ];
}

/** Builds a fake adapter. `send` and `query` stay open until the test calls `accept`, `refuse`, `answer` or `fail`. */
export function fakeAdapter(options: FakeAdapterOptions = {}): FakeAdapter {
  const name = options.name ?? FAKE_SOURCE;
  const sent: Command[] = [];
  const asked: Query[] = [];
  const commands: Waiting<void>[] = [];
  const questions: Waiting<QueryResult<Query>>[] = [];
  const connects: Waiting<void>[] = [];
  let listener: ((fact: Fact) => void) | undefined;

  const report = (fact: Fact): void => {
    if (!listener) throw new Error('the fake adapter is not connected');
    listener(fact);
  };
  return {
    name,
    sent,
    asked,
    get connected() {
      return listener !== undefined;
    },
    async connect(to, signal) {
      if (options.slow) await waitIn(connects, 'connect', signal);
      if (options.refuse) throw new PadError(options.refuse);
      listener = to;
      firstFacts(name, options).forEach(report);
    },
    send(command) {
      sent.push(command);
      return waitIn(commands, command.id);
    },
    query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> {
      asked.push(query);
      return waitIn(questions, query.type, signal) as Promise<QueryResult<Q>>;
    },
    disconnect() {
      listener = undefined;
      return Promise.resolve();
    },
    report,
    reportInteraction: (interaction, ...by) => {
      report({ type: 'interaction', interaction, by });
    },
    accept: (command) => {
      take(commands, command).resolve();
    },
    refuse: (command, code, message) => {
      take(commands, command).reject(new PadError(code, message));
    },
    answer: (result) => {
      take(questions, undefined).resolve(result);
    },
    fail: (code, message) => {
      take(questions, undefined).reject(new PadError(code, message));
    },
    finishConnect: () => {
      take(connects, undefined).resolve();
    },
  };
}
