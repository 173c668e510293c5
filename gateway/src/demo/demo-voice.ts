/** The telephone line of the demo, for pads that have none: nobody is called, and whoever is dialled behaves by their number. */
import { setTimeout as delay } from 'node:timers/promises';
import { endCall, enterCall } from '../callbacks/calls.js';
import { commitChange, type Change, type Store } from '../events/change.js';
import type { Logger } from '../log.js';
import { lockPresence } from '../routing/presence.js';

/** How long it rings, and how long somebody talks who hangs up, in milliseconds. */
const RING_MS = 1_000;

interface Call {
  readonly interaction: string;
  readonly agent: string;
  readonly number: string;
  /** When it entered its phase: tells it from another call of the same callback. */
  readonly since: string;
}

type Step = (change: Change, call: Call) => Promise<void>;

const READ = `
SELECT id::text AS interaction, agent_id AS agent, coalesce(callback->>'dialled', callback->>'number') AS number, state_since::text AS since
FROM interaction WHERE id = $1::uuid AND call_phase = $2`;

/** Answers calls: a number that ends in 1 is busy, in 2 does not answer, in 3 answers and hangs up; all others answer. */
export class DemoVoice {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #closing = new AbortController();

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
    store.hints.on('call', this.#onCall);
  }

  /** Calls nobody any more. */
  close(): void {
    this.#store.hints.off('call', this.#onCall);
    this.#closing.abort();
  }

  readonly #onCall = (interaction: string): void => {
    this.#play(interaction).catch((error: unknown) => {
      if (!this.#closing.signal.aborted)
        this.#log.warn({ err: error }, 'a call of the demo stays unanswered');
    });
  };

  async #play(interaction: string): Promise<void> {
    const call = await this.#after(interaction, 'establishing', answer);
    if (call?.number.endsWith('3')) await this.#after(interaction, 'connected', hangUp);
  }

  /** Does it in a second, if it is still the same call in the same phase. */
  async #after(
    interaction: string,
    phase: 'establishing' | 'connected',
    step: Step,
  ): Promise<Call | undefined> {
    const [call] = await this.#store.db.query<Call>(READ, [interaction, phase]);
    if (!call) return undefined;
    await delay(RING_MS, undefined, { signal: this.#closing.signal });
    await commitChange(this.#store, async (change) => {
      await lockPresence(change.tx, call.agent);
      const [now] = await change.tx.query<Call>(`${READ} FOR UPDATE`, [interaction, phase]);
      if (now?.agent === call.agent && now.since === call.since) await step(change, call);
    });
    return call;
  }
}

const answer: Step = async (change, call) => {
  if (call.number.endsWith('1')) await endCall(change, call, 'busy', 'gateway');
  else if (call.number.endsWith('2')) await endCall(change, call, 'no-answer', 'gateway');
  else await enterCall(change, call, 'connected', 'gateway');
};

const hangUp: Step = (change, call) => endCall(change, call, 'ended', 'gateway');
