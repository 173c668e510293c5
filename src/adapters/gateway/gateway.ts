import {
  PadError,
  randomId,
  type Adapter,
  type AttachmentAccess,
  type Query,
  type QueryResult,
  type Signal,
} from '../../core/index.js';
import { parseAnswer } from '../../protocol/index.js';
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
}

/**
 * Connects a pad to a reference gateway over one WebSocket (`docs/protocol.md`). A broken link is opened again for ever,
 * with jitter, and goes on at the sequence number where it broke.
 */
export function gateway(options: GatewayOptions): Adapter {
  let session: Session | undefined;

  function current(): Session {
    if (!session) throw new PadError('CLOSED', 'The adapter is not connected.');
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
      else signal.addEventListener('abort', stop, { once: true });
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
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        const result = parseAnswer(query, await answer);
        return query.type === 'attachment'
          ? (absolute(result as AttachmentAccess, options.url) as QueryResult<Q>)
          : result;
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

/** The gateway may answer with a path of its own; the page needs to know whose. */
function absolute(answer: AttachmentAccess, base: string | undefined): AttachmentAccess {
  return { ...answer, url: new URL(answer.url, new URL(base ?? '', location.href)).href };
}
