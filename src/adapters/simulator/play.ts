import type { WorldAction } from './actions.js';
import type { Scenario } from './scenario.js';
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
  const who = (id: string): string => (id === 'me' || id === 'other' ? cast[id] : id);
  const what = (id: string): string => (id === 'last' ? last : id);
  if ('interaction' in action) return { ...action, interaction: what(action.interaction) };
  if (action.type === 'post' && action.item.agent !== undefined)
    return { ...action, item: { ...action.item, agent: who(action.item.agent) } };
  if (action.type === 'elsewhere') {
    const { request } = action;
    const interaction = 'interaction' in request ? { interaction: what(request.interaction) } : {};
    const target = 'target' in request ? { target: who(request.target) } : {};
    return { ...action, agent: who(action.agent), request: { ...request, ...interaction, ...target } };
  }
  return 'agent' in action ? { ...action, agent: who(action.agent) } : action;
}
