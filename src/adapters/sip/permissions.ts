import type { Can, CommandType, ErrorCode } from '../../core/index.js';
import { PadError } from '../../core/index.js';
import type { Call } from './call.js';

const TALKING: readonly CommandType[] = ['release', 'consult', 'transfer', 'set-note'];

/** What can be done with a call now. `other`: the consult about it, or the call that it is about, where one is connected. */
export function canOf(call: Call, other: Call | undefined, consulting: boolean): Can {
  return Object.fromEntries(
    commandsFor(call, other).map((command) => [command, blockOf(call, command, consulting)]),
  );
}

/** Throws unless it can be done now. */
export function demand(can: Can, command: CommandType): void {
  const permission = can[command];
  if (permission === true) return;
  throw new PadError(
    (permission?.reason as ErrorCode | undefined) ?? 'NOT_ALLOWED',
    'this is not allowed now',
  );
}

function commandsFor(call: Call, other: Call | undefined): readonly CommandType[] {
  const { phase, peer } = call;
  if (phase === 'offered') return ['accept', 'reject'];
  if (phase === 'establishing') return ['release'];
  if (phase !== 'connected' && phase !== 'held') return [];
  if (call.legs.some(({ left, answered }) => left && !answered)) return ['release'];
  const both: readonly CommandType[] = other
    ? ['alternate', 'conference', ...(peer ? (['transfer'] as const) : [])]
    : [];
  const hold: readonly CommandType[] = peer ? [] : [phase === 'held' ? 'retrieve' : 'hold'];
  const talking = peer ? (['release'] as const) : TALKING;
  return [
    ...talking,
    ...hold,
    ...both,
    call.muted ? 'unmute' : 'mute',
    ...camera(call),
    ...keys(call),
    ...recordingOf(call),
  ];
}

function camera({ video }: Call): readonly CommandType[] {
  if (video?.camera === 'on') return ['stop-camera'];
  return video?.camera === 'off' ? ['start-camera'] : [];
}

const keys = ({ phase }: Call): readonly CommandType[] => (phase === 'connected' ? ['send-dtmf'] : []);

function recordingOf({ recording }: Call): readonly CommandType[] {
  if (!recording) return ['record'];
  return [recording.paused ? 'resume-recording' : 'pause-recording', 'stop-recording'];
}

function blockOf(call: Call, command: CommandType, consulting: boolean): Can[CommandType] & {} {
  // Three talk already.
  if (call.legs.length > 1 && (command === 'consult' || command === 'transfer'))
    return { reason: 'NOT_ALLOWED' };
  if (command === 'transfer' && call.transfer?.state === 'invited') return { reason: 'TRANSFER_PENDING' };
  return command === 'consult' && consulting ? { reason: 'CHILD_OPEN' } : true;
}
