/** Colleagues of one place, and where they can put work. */
import assert from 'node:assert/strict';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from './agent-client.js';
import { Desk } from './desk.js';
import type { Work } from './desk.js';
import type { Place, TestGateway } from './gateway.js';

/** Three agents who serve the same queue. */
export interface Team {
  readonly place: Place;
  readonly ids: readonly [string, string, string];
}

/** Somebody who holds something, and a colleague who is logged in. */
export interface Pair extends Team {
  readonly anna: AgentClient;
  readonly bo: AgentClient;
  readonly item: Interaction;
}

/** Sets up teams on one gateway. */
export class Teams {
  readonly desk: Desk;
  readonly #gateway: () => TestGateway;

  constructor(gateway: () => TestGateway) {
    this.#gateway = gateway;
    this.desk = new Desk(gateway);
  }

  /** A place of three agents, none of them connected. */
  async team(options: { readonly offerMs?: number; readonly capacity?: number } = {}): Promise<Team> {
    const place = await this.#gateway().place({ agents: 3, ...options });
    const [anna = '', bo = '', chen = ''] = place.agents;
    return { place, ids: [anna, bo, chen] };
  }

  /** An agent who is logged in and not ready. */
  async notReady(agent: string): Promise<AgentClient> {
    const client = await this.#gateway().agent(agent);
    await client.command({ type: 'set-state', state: 'not-ready' });
    return client;
  }

  /** The first agent holds something, the second is not ready. */
  async pair(
    work: Work = {},
    options: { readonly offerMs?: number; readonly capacity?: number } = {},
  ): Promise<Pair> {
    const team = await this.team(options);
    const anna = await this.#gateway().readyAgent(team.ids[0]);
    const item = await this.desk.held(anna, team.place, work);
    return { ...team, anna, bo: await this.notReady(team.ids[1]), item };
  }

  /** The first has invited the second to take it, for `offerMs` where that is given. */
  async invited(
    options: { readonly offerMs?: number } = {},
  ): Promise<Pair & { readonly offer: NonNullable<Interaction['offer']>; readonly offered: Interaction }> {
    const pair = await this.pair();
    const { anna, bo, ids, item, place } = pair;
    if (options.offerMs !== undefined)
      await this.#gateway().db.query('UPDATE entrance SET offer_ms = $2 WHERE id = $1', [
        place.entrance,
        options.offerMs,
      ]);
    assert.equal(
      await anna.command({ type: 'transfer', interaction: item.id, target: ids[1], note: 'Please' }),
      undefined,
    );
    const offered = await bo.interaction(
      'invited',
      (each) => each.id === item.id && each.offer !== undefined,
    );
    return { ...pair, offered, offer: await offerOf(bo, item.id) };
  }

  /** A destination that leads to the queue of a place, under an id of its own. */
  async destination(kind: 'service' | 'routing-point', { entrance }: Place): Promise<string> {
    const id = `${kind}-${entrance}`;
    await this.#gateway().db.query(
      'INSERT INTO destination(id, name, kind, queue_id) VALUES ($1, $1, $2, $3)',
      [id, kind, entrance],
    );
    return id;
  }

  /** A workbin that the agents of a place share. */
  async workbin({ entrance }: Place): Promise<string> {
    const id = `bin-${entrance}`;
    await this.#gateway().db.query('INSERT INTO workbin(id, name, queue_id) VALUES ($1, $1, $2)', [
      id,
      entrance,
    ]);
    return id;
  }

  /** From now on the queue of a place is a list to pick from. */
  async pick({ entrance }: Place): Promise<string> {
    await this.#gateway().db.query("UPDATE queue SET distribution = 'pick' WHERE id = $1", [entrance]);
    return entrance;
  }
}

/** The offer of an interaction that is offered to that agent. */
export async function offerOf(agent: AgentClient, id: string): Promise<NonNullable<Interaction['offer']>> {
  const { offer } = await agent.interaction('offer', (each) => each.id === id && each.offer !== undefined);
  assert.ok(offer);
  return offer;
}

/** The transfer of what the agent holds is told to be in that state. */
export async function transferIs(agent: AgentClient, id: string, state: string): Promise<Interaction> {
  return agent.interaction(
    `transfer ${state}`,
    (each) => each.id === id && each.phase === 'connected' && each.transfer?.state === state,
  );
}

/** The sequence numbers of a socket have no gap. */
export function withoutGaps(...agents: readonly AgentClient[]): void {
  for (const { seqs } of agents)
    assert.deepEqual(
      seqs,
      seqs.map((_, index) => (seqs[0] ?? 0) + index),
    );
}

/** Who has the interaction now, by the store. */
export async function holderOf(
  gateway: TestGateway,
  id: string,
): Promise<{ readonly state: string; readonly agent: string | null }> {
  const [row] = await gateway.db.query<{ state: string; agent: string | null }>(
    'SELECT state, agent_id AS agent FROM interaction WHERE id = $1::uuid',
    [id],
  );
  assert.ok(row);
  return row;
}
