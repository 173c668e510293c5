/** Contacts of one gateway, and what agents ask about them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type {
  ContactDetails,
  Failure,
  HistoryPage,
  HistoryQuery,
  Interaction,
  Query,
  QueryResult,
} from 'contact-pad/core';
import type { AgentClient } from './agent-client.js';
import { Desk } from './desk.js';
import type { Place, TestGateway } from './gateway.js';

/** What comes in of a contact. */
export interface Dealing {
  readonly address?: string;
  readonly name?: string;
  readonly subject?: string;
  readonly medium?: 'email' | 'case';
  readonly body?: string;
  readonly taskType?: string;
}

/** An agent with something of a contact. */
export interface Dealt {
  readonly agent: AgentClient;
  readonly place: Place;
  readonly address: string;
  readonly item: Interaction;
}

/** Brings in what contacts want. */
export class Contacts {
  readonly desk: Desk;
  readonly #gateway: () => TestGateway;

  constructor(gateway: () => TestGateway) {
    this.#gateway = gateway;
    this.desk = new Desk(gateway);
  }

  /** A ready agent of a place of their own who has accepted something of a new contact. */
  async working(dealing: Dealing = {}): Promise<Dealt> {
    const { agent, place } = await this.desk.agent();
    const address = dealing.address ?? `${randomUUID()}@example.test`;
    return { agent, place, address, item: await this.held(agent, place, { ...dealing, address }) };
  }

  /** Something more comes in; its subject. */
  async post(place: Place, dealing: Dealing): Promise<string> {
    const { address, name, medium = 'case', body = 'Text', taskType } = dealing;
    const subject = dealing.subject ?? `Subject ${randomUUID()}`;
    const { status } = await this.#gateway().send('/v1/cases', {
      ...{ id: randomUUID(), entrance: place.entrance, subject, from: 'desk@example.test', medium, body },
      ...(taskType === undefined ? {} : { taskType }),
      contact: { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) },
    });
    assert.equal(status, 201);
    return subject;
  }

  /** It comes to this agent, who accepts it. */
  async held(agent: AgentClient, place: Place, dealing: Dealing): Promise<Interaction> {
    return agent.acceptOffered(await this.post(place, dealing));
  }

  /** The agent releases it, and it is gone. */
  async finish(agent: AgentClient, { id }: Interaction): Promise<void> {
    assert.equal(await agent.command({ type: 'release', interaction: id }), undefined);
    await agent.interaction('gone', (each) => each.id === id && each.phase === 'gone');
  }
}

/** Asks what has to be answered. */
export async function asked<Q extends Query>(agent: AgentClient, query: Q): Promise<QueryResult<Q>> {
  const answer = await agent.query(query);
  assert.ok(!('code' in answer), JSON.stringify(answer));
  return answer as QueryResult<Q>;
}

/** The code of a question that has to fail. */
export async function failed(agent: AgentClient, query: Query): Promise<Failure['code']> {
  const answer = await agent.query(query);
  assert.ok('code' in answer, JSON.stringify(answer));
  return answer.code;
}

/** What is known of the contact of an interaction. */
export function contactOf(agent: AgentClient, interaction: string): Promise<ContactDetails> {
  return asked(agent, { type: 'contact', interaction });
}

/** What there was with the contact of an interaction. */
export function historyOf(
  agent: AgentClient,
  interaction: string,
  filter: Partial<HistoryQuery> = {},
): Promise<HistoryPage> {
  return asked(agent, { search: '', offset: 0, limit: 100, ...filter, type: 'history', interaction });
}

/** The subjects of a page. */
export function subjects({ items }: HistoryPage): string[] {
  return items.map(({ subject }) => subject);
}
