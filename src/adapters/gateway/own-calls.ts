import type { Fact, Interaction } from '../../core/index.js';
import { reportOf, stateOf, type Report } from './line-reports.js';

interface OwnCall {
  /** As the line told it last before it was over; absent as long as it may be another page's. */
  readonly call?: Interaction;
  /** When it was answered. */
  readonly answer?: number | undefined;
  /** The gateway's side of it, once it is told: what is written about it, and its after-work. */
  readonly kept?: Interaction;
  /** How the line told it when it was over: it stays until the gateway says what is left to do. */
  readonly over?: Interaction;
}

/** How many calls that are over are remembered, so that commands about them are answered by the line. */
const MOST = 256;

/** The calls of the line that are no callback's: the line says how far each is, the gateway what is kept of it. */
export class OwnCalls {
  readonly #open = new Map<string, OwnCall>();
  readonly #known = new Set<string>();
  /** Those that the pad has from the gateway alone: another page's. */
  readonly #others = new Set<string>();
  /** The line has told which calls this page has. */
  #isTold = false;

  /** Whether it is or was one of them. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** The gateway's side of one of them. */
  kept(id: string): Interaction | undefined {
    return this.#open.get(id)?.kept;
  }

  /** Ids of those that the pad has. */
  get ids(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Those that go on, as the line told them. */
  get open(): readonly Interaction[] {
    return [...this.#open.values()].flatMap(({ call, over }) => (over ? [] : (call ?? [])));
  }

  /** One of them as the pad is to have it. `offset` as in `reportOf`. */
  shown(id: string, offset: number): Interaction | undefined {
    const { call, kept, over } = this.#open.get(id) ?? {};
    if (!call) return undefined;
    // The line would forget what is written about its call.
    const { 'set-note': __, ...ofTheLine } = call.can;
    if (!kept) return { ...call, can: ofTheLine };
    const { line: _, contact = call.contact, can, phase, since, ...known } = kept;
    const whole = { ...known, ...(over ?? call), ...(contact ? { contact } : {}) };
    if (!over) return { ...whole, can: { ...ofTheLine, ...can } };
    if (phase === 'gone') return whole;
    const { outcome: ___, ...left } = whole;
    // Until the gateway says what is left to do, nothing can be done.
    return phase === 'wrap'
      ? { ...left, phase, since: since - offset, can }
      : { ...left, phase: 'wrap', can: {} };
  }

  /** All of them as the pad is to have them. */
  all(offset: number): readonly Interaction[] {
    return this.ids.flatMap((id) => this.shown(id, offset) ?? []);
  }

  /** One of them was told by the line. Gives what the gateway is to be told of it: where it is another state, and where it is over. */
  learn(call: Interaction, offset: number): Report | undefined {
    const { id, phase, since, outcome } = call;
    const before = this.#open.get(id);
    const answer = before?.answer ?? (phase === 'connected' || phase === 'held' ? since : undefined);
    this.#known.add(id);
    for (const oldest of [...this.#known].slice(0, -MOST)) this.#known.delete(oldest);
    if (phase !== 'gone') this.#open.set(id, { ...before, call, answer });
    else if (before?.kept && outcome === 'done') this.#open.set(id, { call, ...before, over: call });
    else this.#open.delete(id);
    const isNews = !before?.call || stateOf(before.call) !== stateOf(call);
    return isNews ? reportOf(call, answer, offset) : undefined;
  }

  /** The gateway has told its side of a call. Gives the line's id for it, where the pad has that. */
  keep(kept: Interaction): string | undefined {
    const { line, phase } = kept;
    if (line === undefined) return undefined;
    const own = this.#open.get(line);
    const mayBeOurs = !this.#isTold && phase !== 'wrap' && phase !== 'gone';
    if (!own && !mayBeOurs) {
      // Of a call that the pad never had, or has no more, nothing is told.
      if (phase === 'gone') return this.#others.delete(line) ? undefined : line;
      this.#others.add(line);
      return undefined;
    }
    this.#open.set(line, { ...own, kept });
    if (phase === 'gone') this.giveUp(line);
    return line;
  }

  /** The line has told all that this page has. Gives the gateway's side of the others: another page has them. */
  elsewhere(): readonly Interaction[] {
    this.#isTold = true;
    return [...this.#open].flatMap(([id, { call, kept }]) => {
      if (!call) this.#open.delete(id);
      if (call || !kept) return [];
      this.#others.add(id);
      return kept;
    });
  }

  /** The gateway has nothing to say of it any more: where it is over, it is gone. */
  giveUp(id: string): void {
    const own = this.#open.get(id);
    if (!own?.kept) return;
    const { kept, ...rest } = own;
    this.#open.set(id, own.over ? { ...own, kept: { ...kept, phase: 'gone' } } : rest);
  }

  /** The pad has been told that it is gone. */
  forget(id: string): void {
    this.#open.delete(id);
  }

  /** The id that the line has for what the gateway calls so; any other stays as it is. */
  fromGateway(id: string): string {
    return this.ids.find((own) => this.kept(own)?.id === id) ?? id;
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
    return this.open.map((call) => reportOf(call, this.#open.get(call.id)?.answer, offset));
  }
}
