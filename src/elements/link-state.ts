import type { Link, PadState } from '../core/index.js';

/** How the pad is tied to its backends: the first tie that is not up, for it is the one to be told of. */
export function linkState({ sources }: PadState): Link['state'] {
  const states = Object.values(sources).map(({ link }) => link.state);
  return states.find((one) => one !== 'up') ?? states[0] ?? 'connecting';
}
