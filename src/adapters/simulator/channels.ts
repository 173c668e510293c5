import type { Channel, Medium } from '../../core/index.js';
import type { WorldMedium } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

/** The channels of every agent, in the order in which they are shown. */
const MEDIA: readonly WorldMedium[] = ['voice', 'callback', 'chat', 'email', 'case', 'work-item'];

/** The agent's channels as their own pad sees them; none while they are logged out (ST-1). */
export function channelsOf({ state, channels, loggedInAt }: WorldAgent): readonly Channel[] {
  if (state === 'logged-out') return [];
  return MEDIA.map((medium) => channels[medium] ?? { medium, state: 'ready', since: loggedInAt });
}

/** Whether work of that medium may be routed to the agent. */
export function takes({ channels }: WorldAgent, medium: Medium): boolean {
  return (channels[medium]?.state ?? 'ready') === 'ready';
}
