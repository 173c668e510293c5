/**
 * One change of the store: what happened and what the agents see of it are committed together, so that a kill in
 * between loses neither. Whoever changes something says here whose view it concerns; the facts are made at the end.
 */
import type { Author, Entry as Said, Medium, Outcome } from 'contact-pad/core';
import type { Db, Tx } from '../db/db.js';
import { append } from './event-log.js';
import type { Entry, EventsByAgent } from './event-log.js';
import { readAgents } from './agent-view.js';
import type { Hints } from './hints.js';
import { readInteractions } from './interaction-rows.js';
import type { InteractionRow } from './interaction-rows.js';
import { toInteraction } from './interaction-view.js';
import type { Step } from './step.js';

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

/** Something was written, in a conversation of that medium. */
export interface Talk {
  readonly medium: Extract<Medium, 'chat' | 'im'>;
  readonly author: Author['kind'];
  /** Of a chat: the id of the interaction, whose contact may be listening. */
  readonly chat?: string;
}

/** The change under way. Rows are locked in one order everywhere: presence, then interaction, then offer. */
export class Change {
  readonly tx: Tx;
  readonly #views: View[] = [];
  readonly #agents = new Set<string>();
  readonly #contacts = new Set<string>();
  readonly #steps: Promise<readonly Step[]>[] = [];
  readonly #said: { readonly agent: string; readonly entry: Said }[] = [];
  readonly #talks: Talk[] = [];
  readonly #chats = new Set<string>();
  #queue = false;
  #dueMs = Infinity;
  #call: string | undefined;
  #by: { readonly agent: string; readonly command: string } | undefined;
  #written: Promise<EventsByAgent> = Promise.resolve(new Map());

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** The agent gets this interaction: offered or, by auto answer, assigned. */
  arrives(agent: string, interaction: string): void {
    this.#views.push({ agent, interaction, kind: 'arrives' });
  }

  /** The agent goes on holding this interaction, and sees something new of it: once, whatever else changes. */
  changes(agent: string, interaction: string): void {
    const isTold = this.#views.some((view) => view.agent === agent && view.interaction === interaction);
    if (!isTold) this.#views.push({ agent, interaction, kind: 'changes' });
  }

  /** The interaction leaves the agent, who is told nothing else of it. */
  leaves(agent: string, interaction: string, outcome: Outcome): void {
    const view: View = { agent, interaction, kind: 'leaves', outcome };
    const told = this.#views.findIndex((each) => each.agent === agent && each.interaction === interaction);
    if (told < 0) this.#views.push(view);
    else this.#views[told] = view;
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

  /** Something is due in so many milliseconds: an offer lapses, a wrap-up ends. */
  due(ms: number): void {
    this.#dueMs = Math.min(this.#dueMs, ms);
  }

  /** The gateway's own line is to make the call of this callback. */
  call(interaction: string): void {
    this.#call = interaction;
  }

  /** Something was written in a conversation that the agent has: told after what else changes of it. */
  said(agent: string, entry: Said): void {
    this.#said.push({ agent, entry });
  }

  /** Something was written; for the metrics, and for the contact of a chat. */
  talk(talk: Talk): void {
    this.#talks.push(talk);
    if (talk.chat !== undefined) this.#chats.add(talk.chat);
  }

  /** The contact of a chat sees something new of it. */
  chat(interaction: string): void {
    this.#chats.add(interaction);
  }

  /** Steps that are being written; nobody waits for them before COMMIT. */
  went(steps: Promise<readonly Step[]>): void {
    steps.catch(() => undefined); // when it fails, so does COMMIT
    this.#steps.push(steps);
  }

  /** The first fact for the agent settles this command. */
  settles(agent: string, command: string): void {
    this.#by = { agent, command };
  }

  /** Writes the facts; the last thing in the transaction. */
  async flush(recentDays: number): Promise<void> {
    const [rows, agents] = await Promise.all([this.#read(this.#views, recentDays), this.#agentEntries()]);
    const talks = this.#consultations(rows);
    const others = await this.#read(talks, recentDays);
    const entries = this.#views.map((view) => entryOf(view, rows));
    entries.push(...talks.map((view) => entryOf(view, others)), ...this.#saidEntries(), ...agents);
    this.#written = append(this.tx, this.#settled(entries));
    this.#written.catch(() => undefined); // when it fails, so does COMMIT
  }

  /** Tells the others, after the commit. */
  async publish(hints: Hints): Promise<void> {
    for (const [agent, events] of await this.#written) hints.emit('agent', agent, events);
    for (const contact of this.#contacts) hints.emit('contact', contact);
    for (const step of (await Promise.all(this.#steps)).flat()) hints.emit('step', step);
    for (const chat of this.#chats) hints.emit('chat', chat);
    for (const talk of this.#talks) hints.emit('said', talk.medium, talk.author);
    if (this.#call !== undefined) hints.emit('call', this.#call);
    if (this.#dueMs < Infinity) hints.emit('due', this.#dueMs);
    if (this.#queue) hints.emit('queue');
  }

  async #read(views: readonly View[], recentDays: number): Promise<Map<string, InteractionRow>> {
    if (views.length === 0) return new Map();
    return readInteractions(
      this.tx,
      views.map((view) => view.interaction),
      recentDays,
    );
  }

  /** Instant messages about a call: whether the colleague can be called too follows from how far the call is (IM-26). */
  #consultations(rows: ReadonlyMap<string, InteractionRow>): View[] {
    const talks = [...rows.values()].flatMap(({ consultations }) => consultations);
    return talks
      .filter(({ id }) => !rows.has(id))
      .map(({ id, agent }) => ({ agent, interaction: id, kind: 'changes' }));
  }

  /** Nothing is told of what has left. */
  #saidEntries(): Entry[] {
    return this.#said
      .filter(({ agent, entry }) => !this.#isLeaving(agent, entry.interaction))
      .map(({ agent, entry }) => ({
        agent,
        interaction: entry.interaction,
        fact: { type: 'message', entry },
      }));
  }

  #isLeaving(agent: string, interaction: string): boolean {
    return this.#views.some(
      (view) => view.agent === agent && view.interaction === interaction && view.kind === 'leaves',
    );
  }

  /** An agent's own view changes also with the first interaction that comes: they may not log out then. */
  async #agentEntries(): Promise<Entry[]> {
    const arrived = this.#views.filter((view) => view.kind === 'arrives');
    const ids = new Set([...this.#agents, ...arrived.map((view) => view.agent)]);
    if (ids.size === 0) return [];
    const agents = await readAgents(this.tx, [...ids]);
    return agents
      .filter(({ agent, open }) => {
        const came = arrived.filter((view) => view.agent === agent.id).length;
        return this.#agents.has(agent.id) || (came > 0 && open === came);
      })
      .map(({ agent }) => ({ agent: agent.id, fact: { type: 'agent', agent } }));
  }

  #settled(entries: Entry[]): Entry[] {
    const by = this.#by;
    if (!by) return entries;
    // Whoever writes waits for what they wrote.
    const written = entries.findIndex(
      ({ agent, fact }) => agent === by.agent && fact.type === 'message' && fact.entry.by.id === agent,
    );
    const index = written < 0 ? entries.findIndex((entry) => entry.agent === by.agent) : written;
    const entry = entries[index];
    if (!entry || entry.fact.type === 'settled' || entry.fact.type === 'notice') {
      return [...entries, { agent: by.agent, fact: { type: 'settled', command: by.command } }];
    }
    return entries.with(index, { ...entry, fact: { ...entry.fact, by: [by.command] } });
  }
}

function entryOf(view: View, rows: ReadonlyMap<string, InteractionRow>): Entry {
  const row = rows.get(view.interaction);
  if (!row) throw new Error(`Interaction ${view.interaction} is not in the store`);
  const interaction = toInteraction(row, view.agent, view.outcome);
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
  await done.change.publish(store.hints);
  return done.result;
}
