import { PadError, randomId, type Adapter, type Clock, type Query, type Signal } from '../../core/index.js';
import { Session, SOURCE } from './session.js';
import type { TokenSource } from './token.js';

/** How to reach a gateway. */
export interface GatewayOptions {
  /** Where it stands, such as `https://gateway.example/`; the page's own origin when left out. */
  readonly url?: string;
  /** The agent's token, or a way to get a fresh one; it goes in the first frame, never in a url. */
  readonly token: TokenSource;
  /** The longest wait between two attempts to connect, in milliseconds (default 15,000). */
  readonly maxBackoffMs?: number;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
  /**
   * A line of the pad's own, such as `sip(…)`: callbacks are called on it, and its calls are in the pad, count to what
   * the agent can take, and stand in the history. Its users have the ids of the agents.
   */
  readonly voice?: Adapter;
}

/**
 * Connects a pad to a reference gateway over one WebSocket (`docs/protocol.md`). A broken link is opened again for ever,
 * with jitter, and goes on at the sequence number where it broke; it is told as `up` when all that was missed is there.
 * Whether it still holds is asked at once when the page is shown again, the network is back, or the machine has slept.
 */
export function gateway(options: GatewayOptions): Adapter {
  return options.voice ? withVoice(plainGateway(options), options.voice) : plainGateway(options);
}

/** What joins the two is loaded only by pads that have a line. */
function withVoice(plain: Adapter, line: Adapter): Adapter {
  let loaded: Promise<Adapter> | undefined;
  const joined = (): Promise<Adapter> =>
    (loaded ??= import('./voice.js').then((module) => module.withVoice(plain, line)));
  const disconnect = async (): Promise<void> => (await joined()).disconnect();
  const leave = line.handOver?.bind(line);

  return {
    name: SOURCE,
    connect: async (report, signal) => (await joined()).connect(report, signal),
    send: async (command) => (await joined()).send(command),
    query: async (query, signal) => (await joined()).query(query, signal),
    disconnect,
    recognisesCommands: line.recognisesCommands !== false,
    // At once: when the signal comes, the line hangs up what it has not left to the next tab.
    ...(leave && { handOver: () => leave().then(disconnect) }),
  };
}

function plainGateway(options: GatewayOptions): Adapter {
  let session: Session | undefined;

  function current(): Session {
    if (!session) throw new PadError('CLOSED');
    return session;
  }

  return {
    name: SOURCE,
    connect(report, signal) {
      session?.stop();
      const mine = new Session(options, report);
      session = mine;
      const stop = (): void => {
        mine.stop();
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
      return mine.ready;
    },
    async send(command) {
      await current().ask(command.id, { type: 'command', command });
    },
    async query<Q extends Query>(query: Q, signal: Signal) {
      const id = randomId();
      const answer = current().ask(id, { type: 'query', id, query });
      const cancel = (): void => {
        session?.cancel(id);
      };
      signal.addEventListener('abort', cancel);
      if (signal.aborted) cancel();
      try {
        // What checks answers is loaded with the first question: a page that only handles work asks none.
        const [given, { answerTo }] = await Promise.all([answer, import('./answers.js')]);
        return answerTo(query, given, options.url);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    disconnect() {
      session?.stop();
      session = undefined;
      return Promise.resolve();
    },
  };
}
