import type { Command, Fact, Failure, Query } from '../core/index.js';

/** Rises when tabs with two versions of this folder could not understand each other. */
export const VERSION = 2;

/** What a tab wants of the backend. */
export type Demand = { readonly command: Command } | { readonly query: Query };

/** What a tab wants: something of the backend, or the lead of the tab that has it. */
export type Wish = Demand | { readonly lead: true };

/** What the tabs of one agent tell each other. */
export type Word =
  /** A tab has come and wants to know how things stand. */
  | { readonly type: 'hello' }
  /** The agent uses this tab now. */
  | { readonly type: 'used' }
  /** From now on this tab leads: who waits for an answer asks again. */
  | { readonly type: 'lead' }
  /** The leader's list of the tabs that live, the one that the agent used last first: see `Roll`. */
  | { readonly type: 'tabs'; readonly order: readonly string[] }
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
