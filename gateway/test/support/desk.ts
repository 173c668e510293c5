/** Agents with something in front of them, and the task types that say what is left to do afterwards. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AgentState, Interaction, Outcome } from 'contact-pad/core';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from './agent-client.js';
import type { Place, TestGateway } from './gateway.js';

/** What a task type asks of agents. */
export interface TestTask {
  readonly wrap?: 'none' | 'timed' | 'open';
  readonly wrapMs?: number;
  readonly extendMs?: number;
  /** Whether there are dispositions, `good` and `bad`, and whether one has to be chosen. */
  readonly dispositions?: 'optional' | 'required';
  /** Calls on the lines of pads are of it from now on. */
  readonly lineCalls?: boolean;
}

/** What comes to an agent. */
export interface Work {
  readonly medium?: 'work-item' | 'email' | 'case' | 'chat';
  readonly taskType?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly from?: string;
}

/** Brings work to agents of one gateway. */
export class Desk {
  readonly admin: AdminCalls;
  readonly #gateway: () => TestGateway;

  constructor(gateway: () => TestGateway) {
    this.#gateway = gateway;
    this.admin = new AdminCalls(() => gateway().url, 'demo-admin');
  }

  /** A new task type. */
  async taskType({ dispositions, ...task }: TestTask): Promise<string> {
    const id = `task-${randomUUID().slice(0, 8)}`;
    if (dispositions) {
      const options = [
        { code: 'good', label: 'Good' },
        { code: 'bad', label: 'Bad' },
      ];
      await this.admin.put(`disposition-sets/${id}`, { control: 'radio', options });
    }
    const { status } = await this.admin.put(`task-types/${id}`, {
      name: 'A task',
      queue: null,
      ...task,
      dispositionSet: dispositions ? id : null,
      dispositionRequired: dispositions === 'required',
    });
    assert.equal(status, 201);
    return id;
  }

  /** Something comes in. */
  async post(place: Place, work: Work = {}): Promise<void> {
    const { medium = 'work-item', taskType, subject = 'Something' } = work;
    const { body = 'Text', from = 'eva@example.test' } = work;
    const common = { id: randomUUID(), entrance: place.entrance, subject };
    const typed = taskType === undefined ? {} : { taskType };
    const data = taskType === undefined ? {} : { errand: taskType };
    const [path, message]: [string, object] =
      medium === 'chat'
        ? ['/v1/chats', { ...common, name: 'Eva', data }]
        : medium === 'work-item'
          ? ['/v1/work-items', { ...common, ...typed, workitem: 'Decide' }]
          : ['/v1/cases', { ...common, ...typed, medium, from, body }];
    const { status } = await this.#gateway().send(path, message);
    assert.equal(status, 201);
  }

  /** It comes to this agent, who accepts it. */
  async held(agent: AgentClient, place: Place, work: Work = {}): Promise<Interaction> {
    const subject = work.subject ?? `Subject ${randomUUID()}`;
    await this.post(place, { ...work, subject });
    return agent.acceptOffered(subject);
  }

  /** A ready agent of a place of their own. */
  async agent(capacity = 100): Promise<{ readonly agent: AgentClient; readonly place: Place }> {
    const place = await this.#gateway().place({ capacity });
    return { agent: await this.#gateway().readyAgent(place.agents[0]), place };
  }

  /** An agent who holds one thing. */
  async working(
    work: Work = {},
  ): Promise<{ readonly agent: AgentClient; readonly place: Place; readonly item: Interaction }> {
    const { agent, place } = await this.agent();
    return { agent, place, item: await this.held(agent, place, work) };
  }
}

/** The agent is told to be in that state. */
export async function inState(agent: AgentClient, state: AgentState): Promise<void> {
  await agent.until(state, () => (agent.agent?.state === state ? true : undefined));
}

/** The interaction is told to have left. */
export async function gone(agent: AgentClient, id: string, outcome: Outcome): Promise<void> {
  await agent.interaction(outcome, (each) => each.id === id && each.outcome === outcome);
}

/** The interaction is told to be in after-work. */
export async function inWrap(agent: AgentClient, id: string): Promise<Interaction> {
  return agent.interaction('wrap', (each) => each.id === id && each.phase === 'wrap');
}
