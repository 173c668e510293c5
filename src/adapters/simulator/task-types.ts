import type { Disposition, DispositionChoice } from '../../core/index.js';
import type { WorldInteraction } from './world-interaction.js';
import type { TaskType, WorldState } from './world-state.js';

/** What is asked of an agent when it is over; nothing where the task type is only a word. */
export function taskTypeOf(state: WorldState, { taskType }: WorldInteraction): TaskType | undefined {
  return taskType !== undefined && Object.hasOwn(state.taskTypes, taskType)
    ? state.taskTypes[taskType]
    : undefined;
}

/** The outcomes to choose from, or nothing. */
export function dispositionsOf(state: WorldState, one: WorldInteraction): DispositionChoice | undefined {
  return taskTypeOf(state, one)?.dispositions;
}

/** Whether a disposition has to be chosen and none is (WI-19). */
export function lacksDisposition(state: WorldState, one: WorldInteraction): boolean {
  return dispositionsOf(state, one)?.required === true && one.disposition === undefined;
}

/** Whether anything is left to do when it is over. */
export function needsWrap(state: WorldState, one: WorldInteraction): boolean {
  const hasTime = (taskTypeOf(state, one)?.wrap ?? 'none') !== 'none';
  return hasTime || waitsForDone(state, one) || lacksDisposition(state, one);
}

/** Whether its wrap-up lasts until Done; so that what the contact wrote before they left can be read. */
export function waitsForDone(state: WorldState, one: WorldInteraction): boolean {
  const wrap = taskTypeOf(state, one)?.wrap ?? 'none';
  return wrap === 'open' || (wrap === 'none' && one.talk?.ended === 'by-other');
}

/** Whether that code can be chosen: folders cannot (DC-1). */
export function canBeChosen(options: readonly Disposition[], code: string): boolean {
  return options.some((one) => (one.children ? canBeChosen(one.children, code) : one.code === code));
}
