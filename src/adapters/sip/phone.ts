/**
 * What the adapter needs of a SIP library, so that it can be swapped: a phone that is registered, and its lines. The one
 * implementation is `jssip-phone.ts`, loaded when a pad connects.
 */

/** What shows the server who this is; never in a url. */
export interface Secret {
  /** For digest authentication. */
  readonly password?: string;
  /** A token, for servers that take them (RFC 8898). */
  readonly token?: string;
}

/** How a phone registers. */
export interface PhoneSettings extends Secret {
  /** Where the server's WebSocket is. */
  readonly server: string;
  /** The address of record, such as `sip:anna@example.com`. */
  readonly uri: string;
  readonly displayName?: string;
  readonly iceServers: readonly RTCIceServer[];
  /** The longest wait between two attempts to connect, in seconds. */
  readonly maxRetrySeconds: number;
  /** Takes the pictures that callers offer. */
  readonly takesVideo: boolean;
}

/** What a phone tells. */
export interface PhoneEvents {
  /** The server can reach this phone from now on. */
  registered(): void;
  /** The server is out of reach; the phone tries again by itself. */
  lost(): void;
  /** The server refuses to register it: the SIP status, absent where it did not answer. */
  refused(status?: number): void;
  rings(line: Line): void;
}

/** One phone, from `start` to `stop`. */
export interface Phone {
  start(): void;
  /** Registers now, with a fresh secret where one is given. */
  register(fresh?: Secret): void;
  unregister(): void;
  /**
   * Calls an address; the line is told what becomes of it once its `events` are set, never before. `video`: pictures are
   * wanted too, whether the stream has one or not.
   */
  call(address: string, stream: MediaStream, headers: readonly string[], video?: boolean): Line;
  /** Asks the other side of a dialog that another page has left to go on here; rings nowhere. */
  takeUp(dialog: Dialog, stream: MediaStream): Line;
  /** Ends a dialog that another page has left. */
  end(dialog: Dialog): void;
  /** Unregisters and falls silent: who talks is left to the next page, and whatever rings is refused. */
  leave(): void;
  /** Hangs everything up and unregisters. */
  stop(): void;
}

/** Opens a phone; what `jssip-phone.ts` exports. */
export type OpenPhone = (settings: PhoneSettings, events: PhoneEvents) => Phone;

/** The names of a call between two phones, and how to reach the other one: all that another page needs of it. */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** The addresses of both. */
  readonly local: string;
  readonly remote: string;
  /** Where the very phone is. */
  readonly contact: string;
  readonly routes: readonly string[];
  /** The number of the last request of ours. */
  readonly sent: number;
}

/** How a line ended. */
export interface Ending {
  /** Hung up or refused on this side. */
  readonly here: boolean;
  /** The SIP status that ended it, such as 486. */
  readonly status?: number;
  /** Another phone of this agent has taken the call. */
  readonly elsewhere?: true;
}

/** Who is at the other end, as they say: untrusted. */
export interface Caller {
  readonly name: string;
  /** The user part of the address: a telephone number, or the name of an account. */
  readonly user: string;
  readonly host: string;
}

/** What a line tells its owner. After `ended` nothing more comes. */
export interface LineEvents {
  /** It rings at the other side, which sends no sound of its own meanwhile. */
  ringing(): void;
  /** Both sides talk. */
  answered(): void;
  /** The other side has put us on hold, or has come back. */
  held(on: boolean): void;
  /** The other side hands us to somebody else: `line` rings there already, and takes this one's place when answered. */
  handedOn(line: Line): void;
  /** Somebody takes the place of the other side (RFC 3891); `line` is theirs, and waits for `answer`. */
  replaced(line: Line): void;
  ended(how: Ending): void;
}

/** One call of a phone. */
export interface Line {
  readonly inbound: boolean;
  /** The caller offers pictures, and they are taken. */
  readonly video: boolean;
  readonly caller: Caller;
  /** The user part of the address that was called. */
  readonly called: string;
  /** The headers of the invitation: untrusted. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** How long the caller waits at most, in milliseconds. */
  readonly patienceMs?: number;
  /** While both sides talk. */
  readonly dialog: Dialog | undefined;
  /** Once it was called or answered. */
  readonly connection: RTCPeerConnection | undefined;
  events: LineEvents;
  /** The stream that the other side hears when it hands us on (`LineEvents.handedOn`). */
  streamFor: () => MediaStream;
  answer(stream: MediaStream): void;
  /** Ends it; before it is answered `status` says why: 480 by default where somebody calls here. */
  hangUp(status?: number): void;
  /** Resolves when the other side has agreed; rejects when it has refused, and the call goes on as it was. */
  hold(on: boolean): Promise<void>;
  /**
   * Presses keys: as events in the sound (RFC 4733), or in messages (INFO). Left out: in the sound where the other side
   * takes them there, else in messages.
   */
  press(digits: string, how?: 'rfc4733' | 'info'): void;
  /**
   * Asks the other side to call `address` instead, with those headers, or whoever is at the end of `consult`. Resolves when
   * it rings there, or when whoever was consulted has the call; rejects with the SIP status, and the call goes on.
   */
  refer(
    to: { readonly address: string; readonly headers: readonly string[] } | { readonly consult: Line },
  ): Promise<void>;
  /** Looks for a new way for the sound. */
  restartIce(): void;
}

/** A refusal with its SIP status. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`SIP ${status}`);
    this.status = status;
  }
}
