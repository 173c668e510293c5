import { randomId } from '../../core/index.js';
import type { Audio, Fact, Link, Signal } from '../../core/index.js';
import type { Faults } from './faults.js';
import type { Told } from './turn.js';
import { abortError, unlessAborted } from './unless-aborted.js';
import type { World } from './world.js';

/** How long the random fault `disconnect` lasts, in milliseconds. */
const DOWN_MS = 1000;

const nobody = (): void => undefined;

/** The tie of one adapter to its world: it can be cut and restored, and then tells what changed meanwhile. */
export class WorldLink {
  readonly #world: World;
  readonly #agent: string;
  readonly #faults: Faults;
  /** What the world knows this adapter by. */
  readonly #adapter = randomId();
  #state: Link['state'] = 'closed';
  #audio: Audio | undefined;
  #report: (fact: Fact) => void = nobody;
  #stopListening: () => void = nobody;
  /** Who waits for the next snapshot. */
  readonly #waiting: (() => void)[] = [];
  /** Rises when the link goes up or down: what was under way before is lost. */
  #epoch = 0;
  /** Sequence number of the last fact that was told; absent before the first. */
  #seq: number | undefined;

  constructor(world: World, agent: string, faults: Faults) {
    this.#world = world;
    this.#agent = agent;
    this.#faults = faults;
  }

  /** As the pad was last told; `closed` before `open` and after `close`. */
  get state(): Link['state'] {
    return this.#state;
  }

  /** Begins to report; resolves after the first snapshot. */
  async open(report: (fact: Fact) => void, signal: Signal): Promise<void> {
    if (signal.aborted) throw abortError();
    await this.close();
    this.#report = report;
    this.#stopListening = this.#world.listen((told) => {
      this.#hear(told);
    });
    await unlessAborted(this.#enter(), signal, () => void this.close());
  }

  /** Takes the link down until `restore`, or for that many milliseconds. */
  cut(ms?: number): void {
    if (this.#state === 'closed' || this.#state === 'down') return;
    this.#become('down');
    void this.#world.act({ type: 'leave', agent: this.#agent, adapter: this.#adapter, cut: true });
    if (ms !== undefined) this.#world.clock.after(ms, () => void this.restore());
  }

  /** Brings the link back after a cut; resolves after the snapshot. */
  async restore(): Promise<void> {
    if (this.#state === 'down') await this.#enter();
  }

  /** Falls silent. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#epoch += 1;
    this.#state = 'closed';
    this.#report = nobody;
    this.#stopListening();
    await this.#world.act({ type: 'leave', agent: this.#agent, adapter: this.#adapter });
  }

  async #enter(): Promise<void> {
    this.#become('connecting');
    const told = new Promise<void>((resolve) => this.#waiting.push(resolve));
    const since = this.#seq === undefined ? {} : { since: this.#seq };
    await this.#world.act({ type: 'enter', agent: this.#agent, adapter: this.#adapter, ...since });
    await told;
  }

  #hear(told: Told): void {
    if (told.agent !== this.#agent) return;
    if ('faults' in told) this.#faults.plan = told.faults;
    else if ('audio' in told) this.#hearSound(told.audio);
    else if ('link' in told && told.link === 'down') this.cut();
    else if ('link' in told) void this.restore();
    else if (told.to !== undefined) this.#hearSnapshot(told.to, told.fact);
    else if (this.#state === 'up') this.#hearFact(told.fact);
  }

  #hearSound(audio: Audio): void {
    this.#audio = audio;
    if (this.#state === 'up') this.#report({ type: 'link', link: this.#link('up') });
  }

  #link(state: Link['state']): Link {
    return { source: this.#world.name, state, ...(this.#audio ? { audio: this.#audio } : {}) };
  }

  #hearFact(fact: Fact): void {
    if (this.#faults.cuts()) {
      this.cut(DOWN_MS);
      return;
    }
    const epoch = this.#epoch;
    this.#faults.pass(fact, (passed) => {
      if (this.#epoch === epoch) this.#tell(passed);
    });
  }

  #hearSnapshot(to: string, snapshot: Fact): void {
    if (to !== this.#adapter || this.#state === 'closed' || this.#state === 'down') return;
    const epoch = this.#epoch;
    this.#faults.later(() => {
      if (this.#epoch !== epoch) return;
      this.#tell(snapshot);
      if (this.#state !== 'up') this.#become('up');
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
  }

  #tell(fact: Fact): void {
    this.#seq = revisionOf(fact) ?? this.#seq;
    this.#report(fact);
  }

  #become(state: 'connecting' | 'up' | 'down'): void {
    this.#epoch += 1;
    this.#state = state;
    this.#report({
      type: 'link',
      link: this.#link(state),
      ...(state === 'up' ? { now: this.#world.clock.now() } : {}),
    });
  }
}

function revisionOf(fact: Fact): number | undefined {
  if (fact.type === 'interaction') return fact.interaction.revision;
  return fact.type === 'agent' || fact.type === 'snapshot' ? fact.agent.revision : undefined;
}
