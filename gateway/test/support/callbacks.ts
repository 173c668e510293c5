/** Callbacks that come in and are accepted. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CallResult, Interaction, Phase } from 'contact-pad/core';
import type { AgentClient, ConnectOptions } from './agent-client.js';
import { Desk } from './desk.js';
import type { Place, TestGateway } from './gateway.js';

/** What is dialled by the line of the demo. */
export const NUMBERS = {
  answers: '+46 70 000',
  busy: '+46 70 001',
  silent: '+46 70 002',
  hangsUp: '+46 70 003',
};

/** An agent with a callback in front of them. */
export interface Calling {
  readonly agent: AgentClient;
  readonly place: Place;
  readonly item: Interaction;
}

/** Brings callbacks to agents of one gateway. */
export class Callbacks {
  readonly desk: Desk;
  readonly #gateway: () => TestGateway;

  constructor(gateway: () => TestGateway) {
    this.desk = new Desk(gateway);
    this.#gateway = gateway;
  }

  /** Somebody wants to be called; gives the subject. */
  async post({ entrance }: Place, more: object = {}): Promise<string> {
    const subject = randomUUID();
    const message = { id: subject, name: 'Eva Lind', number: NUMBERS.answers, subject, entrance, ...more };
    const { status } = await this.#gateway().send('/v1/callbacks', message);
    assert.equal(status, 201);
    return subject;
  }

  /** It is offered to this agent, who accepts it. */
  async accepted(agent: AgentClient, place: Place, more: object = {}): Promise<Interaction> {
    return accept(agent, await this.post(place, more));
  }

  /** An agent of a place of their own has accepted one. */
  async ready(more: object = {}, connecting: Omit<ConnectOptions, 'token'> = {}): Promise<Calling> {
    const place = await this.#gateway().place();
    const agent = await this.#gateway().agent(place.agents[0], connecting);
    await agent.ready();
    return { agent, place, item: await this.accepted(agent, place, more) };
  }

  /** One whose contact has answered. */
  async connected(more: object = {}): Promise<Calling> {
    const calling = await this.ready(more);
    const { agent, item } = calling;
    assert.equal(await agent.command({ type: 'call', interaction: item.id }), undefined);
    return { ...calling, item: await inPhase(agent, item.id, 'connected') };
  }
}

/** Accepts what is offered under that subject: it is Ready to Call. */
export async function accept(agent: AgentClient, subject: string): Promise<Interaction> {
  const { id, offer } = await agent.offered(subject);
  assert.equal(await agent.command({ type: 'accept', interaction: id, offer: offer.id }), undefined);
  return inPhase(agent, id, 'ready-to-call');
}

/** The callback is told to be in that phase. */
export function inPhase(agent: AgentClient, id: string, phase: Phase): Promise<Interaction> {
  return agent.interaction(phase, (each) => each.id === id && each.phase === phase);
}

/** The call is told to have come to that. */
export function called(agent: AgentClient, id: string, result: CallResult): Promise<Interaction> {
  return agent.interaction(
    result,
    (each) => each.id === id && each.phase === 'ready-to-call' && each.callback?.result === result,
  );
}
