import { PadError } from '../../core/index.js';
import type { Audio, EnableAudio, SetAudio } from '../../core/index.js';
import { demand, agentCan } from './permissions.js';
import { tellAgent } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldAgent } from './world-state.js';

/**
 * How the sound of an agent is: as it should be, with a browser that plays none before something was pressed (MI-51), without
 * a microphone, or with the headset taken away that was in use (ST-4).
 */
export type WorldSound = 'ready' | 'locked' | 'no-microphone' | 'unplugged';

const HEADSET = 'Headset';
const BUILT_IN = {
  microphones: [{ id: 'built-in-microphone', label: 'Built-in microphone' }],
  speakers: [{ id: 'built-in-speakers', label: 'Built-in speakers' }],
};
const PLUGGED_IN = {
  microphones: [{ id: 'headset-microphone', label: HEADSET }, ...BUILT_IN.microphones],
  speakers: [{ id: 'headset-speakers', label: HEADSET }, ...BUILT_IN.speakers],
};

/** From now on the agent has devices, and they are so. What was chosen stays. */
export function changeSound(turn: Turn, agent: WorldAgent, sound: WorldSound): void {
  const { microphoneVolume = 1, speakerVolume = 1, microphone, speaker } = agent.audio ?? {};
  const devices = sound === 'unplugged' ? BUILT_IN : PLUGGED_IN;
  tellSound(turn, agent, {
    state: sound === 'unplugged' ? 'ready' : sound,
    ...devices,
    ...(sound === 'no-microphone' ? { microphones: [] } : {}),
    ...(microphone === undefined ? {} : { microphone }),
    ...(speaker === undefined ? {} : { speaker }),
    ...{ microphoneVolume, speakerVolume },
    ...(sound === 'unplugged' ? { unplugged: HEADSET } : {}),
  });
  tellAgent(turn, agent.id);
}

/** Chooses devices and volumes (WC-21). */
export function setAudio(turn: Turn, agent: WorldAgent, { type: _, id: __, ...choice }: SetAudio): void {
  const audio = soundOf(turn, agent, 'set-audio');
  const { microphone, speaker, microphoneVolume = 0, speakerVolume = 0 } = choice;
  const isThere = (devices: Audio['speakers'], id: string | undefined): boolean =>
    id === undefined || devices.some((one) => one.id === id);
  if (!isThere(audio.microphones, microphone) || !isThere(audio.speakers, speaker))
    throw new PadError('INVALID', 'there is no such device');
  if (![microphoneVolume, speakerVolume].every((volume) => volume >= 0 && volume <= 1))
    throw new PadError('INVALID', 'a volume is between 0 and 1');
  const { unplugged, ...rest } = audio;
  const isChosen = microphone !== undefined || speaker !== undefined;
  tellSound(turn, agent, {
    ...rest,
    ...(unplugged === undefined || isChosen ? {} : { unplugged }),
    ...choice,
  });
}

/** The agent has pressed something: from now on there is sound. */
export function enableAudio(turn: Turn, agent: WorldAgent, { type }: EnableAudio): void {
  const audio = soundOf(turn, agent, type);
  if (audio.state === 'locked') tellSound(turn, agent, { ...audio, state: 'ready' });
}

function soundOf(turn: Turn, agent: WorldAgent, command: 'set-audio' | 'enable-audio'): Audio {
  demand(agentCan(turn.state, agent)[command]);
  if (!agent.audio) throw new PadError('NOT_ALLOWED', 'the agent has no line');
  return agent.audio;
}

function tellSound({ told }: Turn, agent: WorldAgent, audio: Audio): void {
  agent.audio = audio;
  told.push({ agent: agent.id, audio });
}
