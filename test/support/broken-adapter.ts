import type {
  Adapter,
  Agent,
  Command,
  Fact,
  Interaction,
  Query,
  QueryResult,
  Signal,
  Target,
} from '../../src/core/index.js';
import type { SimulatorAdapter } from '../../src/adapters/simulator/index.js';
import type { ContractAgent } from '../../src/testing/index.js';

/** Puts a mistake between an adapter and who listens to it. */
export type Wrap = (adapter: SimulatorAdapter, agent: ContractAgent | 'third') => Adapter;

/** One mistake that an author of an adapter can make, the case that has to notice it, and what that case says. */
export interface Defect {
  readonly name: string;
  readonly wrap: Wrap;
  readonly noticedBy: string;
  /** Part of what the violation expected. */
  readonly says: string;
}

/** The adapter with some of its methods changed. */
export function changed(adapter: Adapter, changes: Partial<Adapter>): Adapter {
  return {
    name: adapter.name,
    connect: (report, signal) => adapter.connect(report, signal),
    send: (command) => adapter.send(command),
    query: (query, signal) => adapter.query(query, signal),
    disconnect: () => adapter.disconnect(),
    ...changes,
  };
}

/** An adapter whose facts go through `change`, which may give any number of facts back. */
export function telling(change: (fact: Fact) => readonly Fact[]): Wrap {
  return (adapter) =>
    changed(adapter, {
      connect: (report, signal) => adapter.connect((fact) => change(fact).forEach(report), signal),
    });
}

/** An adapter that tells interactions otherwise. */
export function tellingInteractions(change: (interaction: Interaction) => Interaction): Wrap {
  return telling((fact) => [
    fact.type === 'interaction' ? { ...fact, interaction: change(fact.interaction) } : fact,
  ]);
}

/** An adapter that sends otherwise. */
export function sending(
  send: (adapter: SimulatorAdapter, command: Command, agent: ContractAgent | 'third') => Promise<void>,
): Wrap {
  return (adapter, agent) => changed(adapter, { send: (command) => send(adapter, command, agent) });
}

/** Says that it was done, whatever came of it. */
export const swallow = (type: Command['type']): Wrap =>
  sending(async (adapter, command) => {
    const sent = adapter.send(command);
    await (command.type === type ? sent.catch(() => undefined) : sent);
  });

/** Every command gets an id of its own on the way, so that the backend cannot recognise a repeat. */
export const forgetsIds: Wrap = (adapter) => {
  const original = new Map<string, string>();
  return changed(adapter, {
    connect: (report, signal) =>
      adapter.connect((fact) => {
        if (!('by' in fact) || !fact.by) report(fact);
        else report({ ...fact, by: fact.by.map((id) => original.get(id) ?? id) });
      }, signal),
    send: (command) => {
      const id = crypto.randomUUID();
      original.set(id, command.id);
      return adapter.send({ ...command, id });
    },
  });
};

/** The same without one property. */
export function without<T extends object>(whole: T, key: keyof T): T {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as T;
}

/** An adapter that tells its agent otherwise. */
export function tellingAgent(change: (agent: Agent) => Agent): Wrap {
  return telling((fact) => [fact.type === 'agent' ? { ...fact, agent: change(fact.agent) } : fact]);
}

/** An adapter that answers questions otherwise. */
export function answering<T extends Query['type']>(
  type: T,
  change: (answer: AnswerTo<T>) => AnswerTo<T>,
): Wrap {
  return (adapter) =>
    changed(adapter, {
      async query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> {
        const answer = await adapter.query(query, signal);
        if (query.type !== type) return answer;
        return change(answer as unknown as AnswerTo<T>) as unknown as QueryResult<Q>;
      },
    });
}

/** An adapter that finds otherwise what can be done with targets. */
export const finding = (change: (target: Target) => Target): Wrap =>
  answering('directory', (page) => ({ ...page, targets: page.targets.map(change) }));

/** An adapter that takes what is over for done. */
export const endingAtOnce = (isMeant: (one: Interaction) => boolean): Wrap =>
  tellingInteractions((one) =>
    one.phase === 'wrap' && isMeant(one) ? { ...one, phase: 'gone', outcome: 'done', can: {} } : one,
  );

type AnswerTo<T extends Query['type']> = QueryResult<Extract<Query, { readonly type: T }>>;
