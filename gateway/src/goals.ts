/** What agents' figures should be (KP-1), read from the environment. */
import type { Goal } from 'contact-pad/core';
import { PadError } from 'contact-pad/core';
import { checkGoals } from 'contact-pad/protocol';
import { SettingsError } from './environment.js';

const NAMES: ReadonlySet<string> = new Set<keyof Goal>([
  'of',
  'medium',
  'state',
  'reason',
  'target',
  'warningLow',
  'warningHigh',
  'errorLow',
  'errorHigh',
  'description',
]);

/**
 * Reads the goals.
 *
 * @throws SettingsError when one of them could never be shown.
 */
export function goalsIn(text: string | undefined): readonly Goal[] {
  if (!text) return [];
  const goals = checked(text);
  const figures = goals.map(figureOf);
  const twice = figures.find((figure, index) => figures.indexOf(figure) !== index);
  if (twice) throw new SettingsError(`GOALS has two for ${twice}.`);
  return goals;
}

function checked(text: string): readonly Goal[] {
  try {
    return checkGoals(JSON.parse(text), 'GOALS');
  } catch (error) {
    const why = error instanceof PadError ? error.message : 'GOALS is not JSON.';
    throw new SettingsError(why);
  }
}

/** Which figure a goal is for. A name that is not known is a slip of the pen: its bound would never be looked at. */
function figureOf(goal: Goal): string {
  const { of, medium, state, reason } = goal;
  const unknown = Object.keys(goal).find((name) => !NAMES.has(name));
  if (unknown) throw new SettingsError(`GOALS has a goal with "${unknown}", which goals do not have.`);
  const isApt = of === 'time' ? state && !medium : !state && !reason;
  if (!isApt)
    throw new SettingsError(
      'GOALS: time goes with a state and perhaps its reason, handled and average with a medium at most.',
    );
  return [of, medium, state, reason].filter(Boolean).join(' ');
}
