import { PadError } from '../core/index.js';
import type { Agent, Clock, Command, Fact, Link, Signal } from '../core/index.js';
import { mergedAgent } from './merged-agent.js';
import { groupsOf, refusalsOf } from './orders.js';
import type { Part } from './part.js';
import { Settlements } from './settlements.js';
import { entryFrom, interactionFrom, targetFrom } from './translate.js';

/** What a combination works with. */
export interface CombinationOptions {
  readonly name: string;
  readonly clock: Clock;
  /** The highest revision that was told; it outlives the combination. */
  readonly revisions: { last: number };
  readonly report: (fact: Fact) => void;
}

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** From `connect` to `disconnect`: hears all adapters, tells as one, and sends to whom it concerns. */
export class Combination {
  readonly #parts: readonly Part[];
  readonly #name: string;
  readonly #clock: Clock;
  readonly #revisions: { last: number };
  readonly #settlements = new Settlements();
  #report: (fact: Fact) => void;
  #link: Link['state'] | undefined;
  /** What was told of the agent last, as text; empty before. */
  #told = '';
  #resolve: () => void = () => undefined;
  #reject: (error: PadError) => void = () => undefined;

  constructor(parts: readonly Part[], { name, clock, revisions, report }: CombinationOptions) {
    this.#parts = parts;
    this.#name = name;
    this.#clock = clock;
    this.#revisions = revisions;
    this.#report = report;
  }

  /** Connects all; see `combine`. */
  connect(signal: Signal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      const stop = (): void => {
        this.stop();
      };
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      this.#tellLink();
      for (const part of this.#parts) void this.#connect(part, signal);
    });
  }

  /** Falls silent. */
  stop(): void {
    this.#report = () => undefined;
    this.#reject(new PadError('CLOSED', 'connecting was called off'));
  }

  /** Sends a command to whom it concerns; resolves when all have accepted it, rejects with the first refusal. */
  async send(command: Command): Promise<void> {
    const groups = groupsOf(this.#parts, command);
    const asked = groups.flatMap((group) => [...group.keys()]);
    this.#settlements.begin(command.id, asked);
    let accepted = 0;
    for (const group of groups) {
      const refusals = await refusalsOf(group);
      accepted += group.size - refusals.length;
      const [first] = refusals;
      if (!first) continue;
      if (accepted > 0)
        for (const { part, error } of refusals) this.#tellRefusal(command.id, part, error.message);
      throw first.error;
    }
    if (asked.length === 0) this.#report({ type: 'settled', command: command.id });
  }

  async #connect(part: Part, signal: Signal): Promise<void> {
    try {
      await part.adapter.connect((fact) => {
        this.#hear(part, fact);
      }, signal);
    } catch (thrown) {
      const error = (part.failure = PadError.from(thrown));
      this.#hearLink(part, {
        type: 'link',
        link: { source: part.source, state: 'closed', error: error.code },
      });
    }
    part.tried = true;
    this.#lookWhetherConnected();
  }

  #lookWhetherConnected(): void {
    if (this.#parts.every(({ tried }) => tried) && this.#parts.some(({ agent }) => agent)) this.#resolve();
    const failures = this.#parts.flatMap(({ failure }) => failure ?? []);
    if (failures[0] && failures.length === this.#parts.length) this.#reject(failures[0]);
  }

  #hear(part: Part, fact: Fact): void {
    switch (fact.type) {
      case 'snapshot':
        this.#hearSnapshot(part, fact);
        return;
      case 'agent':
        this.#hearAgent(part, fact);
        return;
      case 'interaction':
        this.#hearInteraction(part, fact);
        return;
      case 'message':
        this.#hearEntry(part, fact);
        return;
      case 'typing':
        this.#report({ ...fact, interaction: part.tag(fact.interaction) });
        return;
      case 'target':
        this.#report({ type: 'target', target: targetFrom(part, fact.target) });
        return;
      case 'notice':
        this.#report({ type: 'notice', notice: part.named(fact.notice) });
        return;
      case 'link':
        this.#hearLink(part, fact);
        return;
      case 'settled':
        this.#hearSettled(part, fact);
    }
  }

  /** The agent of a snapshot is told as the one agent, whose number is the floor of this source from now on. */
  #hearSnapshot(part: Part, { now, interactions, left, by = [], ...fact }: FactOf<'snapshot'>): void {
    part.agent = fact.agent;
    part.offset = now - this.#clock.now();
    const revision = (this.#revisions.last = Math.max(this.#revisions.last + 1, fact.agent.revision));
    part.shift = revision - fact.agent.revision;
    const merged = mergedAgent(this.#parts);
    if (!merged) return;
    const agent: Agent = { ...merged, source: this.#name, revision };
    this.#report({
      type: 'snapshot',
      source: part.source,
      now,
      agent,
      interactions: interactions.map((one) => interactionFrom(part, one)),
      left: left.map((one) => part.named(one)),
      by: this.#settlements.settledBy(part, by),
    });
    const own = { type: 'snapshot', source: this.#name, agent, interactions: [], left: [] } as const;
    if (this.#told === '') this.#report({ ...own, now: this.#clock.now() });
    this.#told = JSON.stringify(merged);
    this.#lookWhetherConnected();
  }

  #hearAgent(part: Part, { agent, by = [] }: FactOf<'agent'>): void {
    if (!part.agent) return;
    if (agent.revision > part.agent.revision) part.agent = agent;
    this.#tellAgent(this.#settlements.settledBy(part, by));
  }

  #hearInteraction(part: Part, { interaction, by = [] }: FactOf<'interaction'>): void {
    if (part.shift === undefined) return;
    const told = interactionFrom(part, interaction);
    this.#revisions.last = Math.max(this.#revisions.last, told.revision);
    this.#report({ type: 'interaction', interaction: told, by: this.#settlements.settledBy(part, by) });
  }

  #hearEntry(part: Part, { entry, by = [] }: FactOf<'message'>): void {
    if (part.shift === undefined) return;
    const settled = this.#settlements.settledBy(part, by);
    this.#report({ type: 'message', entry: entryFrom(part, entry), by: settled });
  }

  #hearLink(part: Part, { link, now }: FactOf<'link'>): void {
    part.link = link.state;
    part.error = link.error;
    part.hasLine ||= link.audio !== undefined;
    if (now !== undefined) part.offset = now - this.#clock.now();
    if (link.state === 'down') part.tried = true;
    this.#report({
      type: 'link',
      link: { ...link, source: part.source },
      ...(now === undefined ? {} : { now }),
    });
    this.#tellLink();
    this.#tellAgent([]);
    this.#lookWhetherConnected();
  }

  #hearSettled(part: Part, fact: FactOf<'settled'>): void {
    const { command, error } = fact;
    if (error && this.#settlements.has(command)) this.#tellRefusal(command, part, error.message);
    const [settled] = this.#settlements.settledBy(part, [command]);
    if (error || settled !== undefined) this.#report(fact);
  }

  /** The agent, if anything of it is new or a command is settled by it. */
  #tellAgent(by: readonly string[]): void {
    const agent = mergedAgent(this.#parts);
    const text = JSON.stringify(agent);
    if (!agent || this.#told === '' || (text === this.#told && by.length === 0)) return;
    this.#told = text;
    this.#revisions.last += 1;
    const revision = this.#revisions.last;
    this.#report({ type: 'agent', agent: { ...agent, source: this.#name, revision }, by });
  }

  /** The agent can be reached as long as one backend can. */
  #tellLink(): void {
    const states = this.#parts.map(({ link }) => link);
    const state = (['up', 'connecting', 'down'] as const).find((one) => states.includes(one)) ?? 'closed';
    if (state === this.#link) return;
    this.#link = state;
    const error = state === 'closed' ? this.#parts[0]?.error : undefined;
    const link: Link = { source: this.#name, state, ...(error ? { error } : {}) };
    this.#report({ type: 'link', link, ...(state === 'up' ? { now: this.#clock.now() } : {}) });
  }

  #tellRefusal(command: string, part: Part, message: string): void {
    const notice = { id: `${command}:${part.key}`, level: 'error', text: `${part.key}: ${message}` } as const;
    this.#report({ type: 'notice', notice });
  }
}
