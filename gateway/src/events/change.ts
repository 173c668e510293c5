/**
 * One change of the store: what happened and what the agents see of it are committed together, so that a kill in
 * between loses neither. Whoever changes something says here whose view it concerns; the facts are made at the end.
 */
import type { Outcome } from 'contact-pad/core';
import type { Db, Queryable } from '../db/db.js';
import { append } from './event-log.js';
import type { Entry } from './event-log.js';
import { readAgents } from './agent-view.js';
import type { Hints, OfferOutcome } from './hints.js';
import { readInteractions, toInteraction } from './interaction-view.js';
import type { InteractionRow } from './interaction-view.js';

/** What every change needs. */
export interface Store {
  readonly db: Db;
  readonly hints: Hints;
  /** Days that the counter of recent interactions looks back (WI-30). */
  readonly recentDays: number;
}

interface View {
  readonly agent: string;
  readonly interaction: string;
  readonly kind: 'arrives' | 'changes' | 'leaves';
  readonly outcome?: Outcome;
}

/** The change under way. Rows are locked in one order everywhere: presence, then interaction, then offer. */
export class Change {
  readonly tx: Queryable;
  readonly #views: View[] = [];
  readonly #agents = new Set<string>();
  readonly #contacts = new Set<string>();
  readonly #offers: OfferOutcome[] = [];
  #queue = false;
  #by: { readonly agent: string; readonly command: string } | undefined;

  constructor(tx: Queryable) {
    this.tx = tx;
  }

  /** The agent gets this interaction: offered or, by auto answer, assigned. */
  arrives(agent: string, interaction: string): void {
    this.#views.push({ agent, interaction, kind: 'arrives' });
  }

  /** The agent goes on holding this interaction, and sees something new of it. */
  changes(agent: string, interaction: string): void {
    this.#views.push({ agent, interaction, kind: 'changes' });
  }

  /** The interaction leaves the agent. */
  leaves(agent: string, interaction: string, outcome: Outcome): void {
    this.#views.push({ agent, interaction, kind: 'leaves', outcome });
  }

  /** The agent sees something new of themselves. */
  agent(agent: string): void {
    this.#agents.add(agent);
  }

  /** A dispatch may find a pair now. */
  queue(): void {
    this.#queue = true;
  }

  /** An interaction of this contact began or ended. */
  contact(contact: string | null): void {
    if (contact) this.#contacts.add(contact);
  }

  /** An offer was decided. */
  offer(outcome: OfferOutcome): void {
    this.#offers.push(outcome);
  }

  /** The first fact for the agent settles this command. */
  settles(agent: string, command: string): void {
    this.#by = { agent, command };
  }

  /** Writes the facts; the last thing in the transaction. */
  async flush(recentDays: number): Promise<void> {
    const ids = this.#views.map((view) => view.interaction);
    const rows =
      ids.length > 0 ? await readInteractions(this.tx, ids, recentDays) : new Map<string, InteractionRow>();
    const entries = this.#views.map((view) => entryOf(view, rows));
    entries.push(...(await this.#agentEntries()));
    await append(this.tx, this.#settled(entries));
  }

  /** Tells the others, after the commit. */
  publish(hints: Hints): void {
    const agents = new Set([...this.#agents, ...this.#views.map((view) => view.agent)]);
    if (this.#by) agents.add(this.#by.agent);
    for (const agent of agents) hints.emit('agent', agent);
    for (const contact of this.#contacts) hints.emit('contact', contact);
    for (const outcome of this.#offers) hints.emit('offer', outcome);
    if (this.#queue) hints.emit('queue');
  }

  /** An agent's own view changes with the first interaction that comes and the last that goes: they may not, or may, log out. */
  async #agentEntries(): Promise<Entry[]> {
    const moved = this.#views.filter((view) => view.kind !== 'changes');
    const ids = new Set([...this.#agents, ...moved.map((view) => view.agent)]);
    if (ids.size === 0) return [];
    const agents = await readAgents(this.tx, [...ids]);
    return agents
      .filter(({ agent, open }) => {
        const came = moved.filter((view) => view.agent === agent.id && view.kind === 'arrives').length;
        const went = moved.some((view) => view.agent === agent.id && view.kind === 'leaves');
        return this.#agents.has(agent.id) || (came > 0 && open === came) || (went && open === 0);
      })
      .map(({ agent }) => ({ agent: agent.id, fact: { type: 'agent', agent } }));
  }

  #settled(entries: Entry[]): Entry[] {
    const by = this.#by;
    if (!by) return entries;
    const index = entries.findIndex((entry) => entry.agent === by.agent);
    const entry = entries[index];
    if (!entry || entry.fact.type === 'settled') {
      return [...entries, { agent: by.agent, fact: { type: 'settled', command: by.command } }];
    }
    return entries.with(index, { ...entry, fact: { ...entry.fact, by: [by.command] } });
  }
}

function entryOf(view: View, rows: ReadonlyMap<string, InteractionRow>): Entry {
  const row = rows.get(view.interaction);
  if (!row) throw new Error(`Interaction ${view.interaction} is not in the store`);
  const interaction = toInteraction(row, view.outcome);
  return { agent: view.agent, interaction: view.interaction, fact: { type: 'interaction', interaction } };
}

/**
 * Commits `work` together with the facts that follow from it, then gives the hints.
 *
 * @throws StoreUnavailable when nothing was committed for sure; whatever `work` throws otherwise.
 */
export async function commitChange<T>(store: Store, work: (change: Change) => Promise<T>): Promise<T> {
  const done = await store.db.tx(async (tx) => {
    const change = new Change(tx);
    const result = await work(change);
    await change.flush(store.recentDays);
    return { change, result };
  });
  done.change.publish(store.hints);
  return done.result;
}
