/** The keys of contact data that decide where a work item goes (CG-12, CG-13); agents see them like all others. */
import { Refusal } from './refusal.js';

/** Where a work item goes, beside its entrance. */
export interface Routing {
  /** Higher is handed out first; 0 when nothing says otherwise. */
  readonly priority: number;
  readonly taskType: string | undefined;
  /** The agent whom it waits for, by id or name, and the key that said so. */
  readonly agent: { readonly key: string; readonly name: string } | undefined;
}

/** The elements that a key may stand for: what they say counts first. */
export interface RoutingElements {
  readonly priority: number | undefined;
  readonly taskType: string | undefined;
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

/** The first of these that has a value; the second is what an older interface calls it. */
const AGENT_KEYS = ['AgentName', 'predefinedAgentName'];
const TASK_TYPE_KEY = 'errand';
const PRIORITY_KEY = 'prio';

const LONGEST_TASK_TYPE = 200;
const HIGHEST_PRIORITY = 100;

/** Reads the routing keys. A key without a value says nothing. @throws Refusal `INVALID`, naming the key. */
export function routingOf(said: RoutingElements, entries: readonly Entry[]): Routing {
  const valueOf = (key: string): string =>
    entries
      .find((entry) => entry.key === key)
      ?.value.replace(/\s+/g, ' ')
      .trim() ?? '';
  const agentKey = AGENT_KEYS.find((key) => valueOf(key) !== '');
  return {
    priority: said.priority ?? priorityIn(valueOf(PRIORITY_KEY)),
    taskType: said.taskType ?? taskTypeIn(valueOf(TASK_TYPE_KEY)),
    agent: agentKey === undefined ? undefined : { key: agentKey, name: valueOf(agentKey) },
  };
}

function priorityIn(value: string): number {
  const priority = /^\d{0,3}$/.test(value) ? Number(value) : NaN;
  if (!(priority <= HIGHEST_PRIORITY))
    throw new Refusal(
      'INVALID',
      `The key "${PRIORITY_KEY}" is a whole number from 0 to ${HIGHEST_PRIORITY}.`,
    );
  return priority;
}

function taskTypeIn(value: string): string | undefined {
  if (value.length > LONGEST_TASK_TYPE)
    throw new Refusal('INVALID', `The key "${TASK_TYPE_KEY}" is longer than ${LONGEST_TASK_TYPE}.`);
  return value === '' ? undefined : value;
}
