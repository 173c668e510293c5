import type { Agent, Command, Fact, Interaction, Link, Target } from '../core/index.js';
import { entitiesOf } from './expectations.js';
import type { Expectations } from './expectations.js';
import { RULES } from './rules.js';
import { ContractViolation } from './violation.js';

const LAST_FACTS = 12;

/** All that one adapter has told, held against the rules fact by fact. */
export class Ledger implements Expectations {
  readonly source: string;
  /** Every fact, oldest first. */
  readonly facts: Fact[] = [];
  /** Ids of the commands sent. */
  readonly sent: Set<string> = new Set<string>();
  listening: boolean = false;
  agent: Agent | undefined;
  link: Link | undefined;
  /** The first rule that was broken. */
  violation: ContractViolation | undefined;
  readonly #revisions = new Map<string, number>();
  readonly #interactions = new Map<string, Interaction>();
  readonly #targets = new Map<string, Target>();
  readonly #entries = new Map<string, number>();
  /** Lists of targets, oldest first: the first is in force, the others are under way. */
  #watches: readonly { readonly command?: string; readonly targets: readonly string[] }[] = [{ targets: [] }];

  constructor(source: string) {
    this.source = source;
  }

  /** The last that was told of each interaction, gone ones included. */
  get interactions(): ReadonlyMap<string, Interaction> {
    return this.#interactions;
  }

  /** The last that was told of each target. */
  get targets(): ReadonlyMap<string, Target> {
    return this.#targets;
  }

  /** What the last settled `watch` named, and those that are under way. */
  get watched(): ReadonlySet<string> {
    return new Set(this.#watches.flatMap(({ targets }) => targets));
  }

  /** The last facts, for a violation. */
  get lastFacts(): readonly Fact[] {
    return this.facts.slice(-LAST_FACTS);
  }

  /** The highest revision of that source since its last snapshot. */
  revisionOf(source: string): number | undefined {
    return this.#revisions.get(source);
  }

  /** The number of the last entry that was told of a conversation since the last snapshot. */
  lastEntryOf(interaction: string): number {
    return this.#entries.get(interaction) ?? 0;
  }

  /** A command is on its way. */
  asked(command: Command): void {
    this.sent.add(command.id);
    if (command.type === 'watch')
      this.#watches = [...this.#watches, { command: command.id, targets: command.targets }];
  }

  /** A command was refused: it changes nothing. */
  refused(id: string): void {
    this.#watches = this.#watches.filter(({ command }) => command !== id);
  }

  /** Takes in a fact, unless a rule is or was broken. */
  enter(fact: Fact): void {
    this.facts.push(fact);
    for (const rule of RULES) {
      const came = this.violation ? undefined : rule.check(fact, this);
      if (came !== undefined) this.violation = new ContractViolation(rule.name, came, this.lastFacts);
    }
    if (!this.violation) this.#apply(fact);
  }

  #apply(fact: Fact): void {
    if (fact.type === 'link' && fact.link.source === this.source) this.link = fact.link;
    if (fact.type === 'target') this.#targets.set(fact.target.id, fact.target);
    if (fact.type === 'message') this.#entries.set(fact.entry.interaction, fact.entry.number);
    if (fact.type === 'snapshot') this.#replace(fact);
    this.#watches = this.#watches.slice(
      Math.max(
        0,
        this.#watches.findIndex(({ command }) => command !== undefined && settles(fact, command)),
      ),
    );
    for (const one of entitiesOf(fact)) {
      this.#revisions.set(one.source, Math.max(this.revisionOf(one.source) ?? 0, one.revision));
      if ('phase' in one) this.#interactions.set(one.id, one);
      else this.agent = one;
    }
  }

  /** A snapshot starts the revisions of its source anew, and what of it is not there has left. */
  #replace(snapshot: Extract<Fact, { type: 'snapshot' }>): void {
    this.#revisions.set(snapshot.source, snapshot.agent.revision);
    this.#entries.clear();
    const present = new Set(snapshot.interactions.map(({ id }) => id));
    for (const one of this.#interactions.values()) {
      if (one.source !== snapshot.source || one.phase === 'gone' || present.has(one.id)) continue;
      const outcome = snapshot.left.find(({ id }) => id === one.id)?.outcome ?? 'withdrawn';
      const { offer: _, ...rest } = one;
      this.#interactions.set(one.id, { ...rest, phase: 'gone', outcome });
    }
  }
}

/** Whether the fact settles the command. */
export function settles(fact: Fact, command: string): boolean {
  if (fact.type === 'settled') return fact.command === command;
  return 'by' in fact && (fact.by ?? []).includes(command);
}
