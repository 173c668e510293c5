import type { Fact, Interaction } from '../../core/index.js';
import { reportOf, stateOf, type Report } from './line-reports.js';

interface OwnCall {
  readonly call: Interaction;
  /** When it was answered. */
  readonly answer: number | undefined;
}

/** How many calls that are over are remembered, so that commands about them are answered by the line. */
const MOST = 256;

/** The calls of the line that are no callback's. */
export class OwnCalls {
  readonly #open = new Map<string, OwnCall>();
  readonly #known = new Set<string>();

  /** Whether it is or was one of them. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Those that go on. */
  get open(): readonly Interaction[] {
    return [...this.#open.values()].map(({ call }) => call);
  }

  /** One of them was told. Gives what the gateway is to be told of it: where it is another state, and where it is over. */
  learn(call: Interaction, offset: number): Report | undefined {
    const { id, phase, since } = call;
    const before = this.#open.get(id);
    const answer = before?.answer ?? (phase === 'connected' || phase === 'held' ? since : undefined);
    this.#known.add(id);
    for (const oldest of [...this.#known].slice(0, -MOST)) this.#known.delete(oldest);
    if (phase === 'gone') this.#open.delete(id);
    else this.#open.set(id, { call, answer });
    const isNews = !before || stateOf(before.call) !== stateOf(call);
    return isNews ? reportOf(call, answer, offset) : undefined;
  }

  /** Those that went on before a snapshot of the line and are not in it, as they left. */
  missingFrom({ interactions, left }: Extract<Fact, { type: 'snapshot' }>): readonly Interaction[] {
    const there = new Set(interactions.map(({ id }) => id));
    const missing = this.open.filter(({ id }) => !there.has(id));
    return missing.map(({ offer: _, ...call }) => {
      const outcome = left.find(({ id }) => id === call.id)?.outcome ?? 'withdrawn';
      return { ...call, phase: 'gone', outcome, can: {} };
    });
  }

  /** What the gateway is to be told of those that go on. */
  reports(offset: number): readonly Report[] {
    return [...this.#open.values()].map(({ call, answer }) => reportOf(call, answer, offset));
  }
}
