/**
 * The frames of `GET /v1/agent`, subprotocol `contact-pad.v1`: JSON texts, one object each. `docs/protocol.md` shows a
 * conversation. The first frame of the client is `hello`, within five seconds; the token never stands in a url.
 */
import type { Command, Fact, Failure, Query, Timestamp } from '../core/index.js';

/** The WebSocket subprotocol; its number changes when old and new cannot talk. */
export const SUBPROTOCOL = 'contact-pad.v1';

/** Close codes of the socket beyond the standard ones. */
export const CLOSE = {
  unauthorized: 4401,
  protocol: 4400,
  slow: 1013,
  shutdown: 1012,
} as const;

/** Where the client stood: the log it followed and the last sequence number that it applied. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** What a client sends. */
export type ClientFrame =
  | {
      readonly type: 'hello';
      readonly token: string;
      readonly resume?: Position;
      /** This pad has a line of its own: it makes the calls of callbacks, and says so by `report-call`. */
      readonly voice?: true;
    }
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'query'; readonly id: string; readonly query: Query }
  /** `active`: since the last one the agent touched a key or a pointer in the page (ST-3). */
  | { readonly type: 'ping'; readonly active?: true };

/**
 * What the gateway sends. After `welcome` come either the missed `fact`s in sequence (`resumed`) or one snapshot fact
 * that carries the sequence number it stands at. `seq` rises by one with each fact of an agent; a gap means: resume.
 */
export type ServerFrame =
  | {
      readonly type: 'welcome';
      readonly agent: string;
      readonly epoch: string;
      readonly now: Timestamp;
      readonly resumed: boolean;
      /** The last fact that there is: with it the client has caught up. */
      readonly seq?: number;
      /** Send a `ping` at least this often, in milliseconds; silence of twice this long means the link is dead. */
      readonly heartbeatMs: number;
    }
  | { readonly type: 'fact'; readonly seq: number; readonly fact: Fact }
  /** What is not kept and never sent again: a watched target, and that a `watch` was taken. */
  | { readonly type: 'live'; readonly fact: Fact }
  | { readonly type: 'accepted'; readonly command: string }
  | { readonly type: 'refused'; readonly command: string; readonly error: Failure }
  | { readonly type: 'answer'; readonly query: string; readonly result: unknown }
  | { readonly type: 'failed'; readonly query: string; readonly error: Failure }
  | { readonly type: 'pong'; readonly now: Timestamp }
  | { readonly type: 'bye'; readonly error: Failure };
