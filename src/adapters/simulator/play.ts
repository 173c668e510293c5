import type { WorldAction } from './actions.js';
import type { Scenario } from './scenarios.js';
import type { World } from './world.js';

/** Who plays: ids of agents of the world. */
export interface Cast {
  readonly me: string;
  readonly other: string;
}

/** Plays a scenario in a world. Resolves after its last step, or early when the returned `stop` is called. */
export function play(
  world: World,
  { steps }: Scenario,
  cast: Cast = { me: 'anna', other: 'bo' },
): { readonly ended: Promise<void>; stop(): void } {
  let last = '';
  let stopped = false;
  let wake = (): void => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = world.clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    for (const { after, action } of steps) {
      if (after) await pause(after);
      if (stopped) return;
      const answer = await world.act(staged(action, cast, last));
      if (action.type === 'post') last = answer as string;
    }
  };
  const stop = (): void => {
    stopped = true;
    wake();
  };
  return { ended: run(), stop };
}

/** The action with real ids in the place of `me`, `other` and `last`. */
function staged(action: WorldAction, cast: Cast, last: string): WorldAction {
  if (action.type === 'withdraw')
    return { ...action, interaction: action.interaction === 'last' ? last : action.interaction };
  if (!('agent' in action)) return action;
  return {
    ...action,
    agent: action.agent === 'me' || action.agent === 'other' ? cast[action.agent] : action.agent,
  };
}
