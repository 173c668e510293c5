import { PadError } from '../../core/index.js';
import type { Channel, Medium } from '../../core/index.js';
import { channelsOf } from './channels.js';
import { tellAgent } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldAgent } from './world-state.js';

/** The agent opens or closes one of their channels; what is open stays as it is. */
export function chooseChannel(
  turn: Turn,
  agent: WorldAgent,
  medium: Medium,
  chosen: Pick<Channel, 'state' | 'reason'>,
): void {
  const channel = channelsOf(agent).find((one) => one.medium === medium);
  if (!channel) throw new PadError('INVALID', 'there is no such channel');
  if (channel.state === 'out-of-service') throw new PadError('NOT_ALLOWED', 'the channel is out of service');
  if (channel.state === chosen.state && channel.reason === chosen.reason) return;
  setChannel(turn, agent, { medium, ...chosen });
}

/** The channel is so from now on, whatever the agent wants: it breaks down, or works again. */
export function setChannel(turn: Turn, agent: WorldAgent, channel: Omit<Channel, 'since'>): void {
  agent.channels = { ...agent.channels, [channel.medium]: { ...channel, since: turn.now } };
  tellAgent(turn, agent.id);
}

/** Logging in opens every channel that works. */
export function openChannels(turn: Turn, agent: WorldAgent): void {
  const broken = Object.entries(agent.channels).filter(([, { state }]) => state === 'out-of-service');
  agent.channels = Object.fromEntries(broken);
  agent.loggedInAt = turn.now;
}
