import type { WorldAction } from './actions.js';
import type { NewInteraction } from './intake.js';
import type { Script } from './world-state.js';

/**
 * One step, as plain data. Where an action names an agent or a target, `me` and `other` stand for those whom `play`
 * casts; `last` is the interaction that came last.
 */
export interface ScenarioStep {
  /** Milliseconds after the step before; at once when absent. */
  readonly after?: number;
  readonly action: WorldAction;
}

/** Something that can happen to an agent, to be looked at. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly steps: readonly ScenarioStep[];
}

/** The backend works again, and the agent is Ready. */
export const READY: readonly ScenarioStep[] = [
  { action: { type: 'faults', agent: 'me', faults: {} } },
  { action: { type: 'state', agent: 'me', state: 'ready' } },
];

/** Something comes in, so many milliseconds after the step before. */
export function arrival(item: NewInteraction = {}, after = 0): ScenarioStep {
  return { after, action: { type: 'post', item } };
}

/** The colleague is there, Ready, and answers like that, after three seconds unless told otherwise. */
export function colleague(answer: Script['answer'], more: Partial<Script> = {}): ScenarioStep {
  return { action: { type: 'colleague', agent: 'other', script: { answer, afterMs: 3000, ...more } } };
}
