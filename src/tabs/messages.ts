import type { Command, Fact, Failure, Query } from '../core/index.js';

/** Rises when tabs with two versions of this folder could not understand each other. */
export const VERSION = 1;

/** What a tab wants of the backend. */
export type Wish = { readonly command: Command } | { readonly query: Query };

/** What the tabs of one agent tell each other. */
export type Word =
  /** A tab has come and wants to know how things stand. */
  | { readonly type: 'hello' }
  /** From now on this tab leads: who waits for an answer asks again. */
  | { readonly type: 'lead' }
  /** What the backend said; `to` one tab that has just come, or to all. */
  | { readonly type: 'facts'; readonly facts: readonly Fact[]; readonly to?: string }
  | { readonly type: 'ask'; readonly ask: string; readonly wish: Wish }
  /** The leader is at it: it lives. */
  | { readonly type: 'heard'; readonly to: string; readonly ask: string }
  /** The leader is about to do this: told before, so that no other does it again after its death. */
  | { readonly type: 'acting'; readonly command: string }
  | {
      readonly type: 'answer';
      readonly to: string;
      readonly ask: string;
      readonly result?: unknown;
      readonly error?: Failure;
    }
  | { readonly type: 'cancel'; readonly ask: string }
  /** The backend wants none of us, for good. */
  | { readonly type: 'ended'; readonly error: Failure }
  /** That tab has another version of this folder. */
  | { readonly type: 'refused'; readonly to: string }
  | { readonly type: 'bye' };

/** A word, who said it, and in which version. */
export type Message = Word & { readonly from: string; readonly version: number };
