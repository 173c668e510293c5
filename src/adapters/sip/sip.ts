import { PadError } from '../../core/index.js';
import type {
  Adapter,
  CommandType,
  DirectoryPage,
  DirectoryQuery,
  NotReadyReason,
  Query,
  QueryResult,
  Signal,
} from '../../core/index.js';
import type { CallStorage } from './keeper.js';
import { newLedger } from './ledger.js';
import { Session } from './session.js';
import { SOURCE } from './teller.js';

/** A recording as the page receives it. */
export interface RecordingFile {
  readonly interaction: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly file: Blob;
}

/** Which account of which server, and how. */
export interface SipOptions {
  /** The server's WebSocket, such as `wss://pbx.example.com/ws`. */
  readonly server: string;
  /** The agent's address, such as `sip:anna@example.com`. */
  readonly uri: string;
  /** The password of the account, or a way to get it. */
  readonly password?: string | (() => Promise<string>);
  /** Instead of a password, for servers that take tokens (RFC 8898): one, or a way to get a fresh one. */
  readonly token?: string | (() => Promise<string>);
  /** What other people see; the account's name when left out. */
  readonly displayName?: string;
  /** STUN and TURN servers; none by default. */
  readonly iceServers?: readonly RTCIceServer[];
  /** Whether calls may come from the beginning (default `not-ready`). */
  readonly state?: 'ready' | 'not-ready';
  /** Reasons for Not Ready; none by default. */
  readonly reasons?: readonly NotReadyReason[];
  /** What this agent may not do on the line, such as `record`: it is not shown. */
  readonly without?: readonly CommandType[];
  /**
   * Pictures, where the page shows them: in calls that are offered with them, or also in those that the agent makes. None
   * by default: then a call that is offered with pictures is one of sound alone.
   */
  readonly video?: 'answer' | 'offer';
  /** Records every call. */
  readonly record?: boolean;
  /** Receives each recording. */
  readonly onRecording?: (recording: RecordingFile) => void;
  /**
   * How keys are sent: in the sound (RFC 4733) or as messages (INFO). By default in the sound where the other side takes
   * them there, else as messages.
   */
  readonly keypad?: 'rfc4733' | 'info';
  /** How long a call rings before it is given up, in milliseconds (default 60,000). */
  readonly ringMs?: number;
  /** The longest wait between two attempts to reach the server, in seconds (default 2). */
  readonly maxRetrySeconds?: number;
  /**
   * Where the names of running calls are kept, so that a page that is reloaded, or another tab that takes over, goes on with
   * them: `localStorage`, or `sessionStorage` for the same tab alone. Without it a page that goes hangs up. What a call is
   * about is kept as long as the call lasts; a secret never.
   */
  readonly keepCalls?: CallStorage;
  /** Where colleagues and contacts are looked up; SIP itself has no directory. */
  readonly directory?: (query: DirectoryQuery, signal: Signal) => Promise<DirectoryPage>;
}

/**
 * Real calls in the pad: SIP over WebSocket and WebRTC, with any server that speaks them. The library is loaded on
 * `connect`. A broken link is made again for ever; running calls keep their sound meanwhile.
 */
export function sip(options: SipOptions): Adapter {
  const ledger = newLedger();
  let session: Session | undefined;

  function handOver(): Promise<void> {
    session?.leave();
    session = undefined;
    return Promise.resolve();
  }

  return {
    name: SOURCE,
    recognisesCommands: false,
    connect(report, signal) {
      session?.stop();
      const mine = new Session(options, report);
      session = mine;
      if (signal.aborted) mine.stop();
      else signal.addEventListener('abort', mine.stop, { once: true });
      return mine.ready;
    },
    async send(command) {
      const current = session;
      if (!current) throw new PadError('CLOSED', 'The adapter is not connected.');
      await ledger.once(
        command,
        async () => {
          await Promise.resolve();
          current.perform(command);
        },
        () => {
          current.repeat(command);
        },
      );
    },
    async query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> {
      if (query.type !== 'directory' || !options.directory)
        throw new PadError('UNSUPPORTED', 'A telephone has no answer to this.');
      return (await options.directory(query, signal)) as QueryResult<Q>;
    },
    disconnect() {
      session?.stop();
      session = undefined;
      return Promise.resolve();
    },
    ...(options.keepCalls ? { handOver } : {}),
  };
}
