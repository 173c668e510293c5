import type { SetAudio } from '../../core/index.js';

/** Which devices the agent chose. */
export type DeviceChoice = Pick<SetAudio, 'microphone' | 'speaker'>;

/** Entries of the list that stand for whatever the system uses. */
const STANDING_FOR = ['default', 'communications'];

const CHOSEN = { audioinput: 'microphone', audiooutput: 'speaker' } as const;

/**
 * The name of a device that was in use and has been taken away (ST-4); nothing where all that is used is still there.
 * Before the browser may be asked for the microphone devices have no ids, and none is missed.
 */
export function takenAway(
  before: readonly MediaDeviceInfo[],
  now: readonly MediaDeviceInfo[],
  choice: DeviceChoice,
): string | undefined {
  const used = (['audioinput', 'audiooutput'] as const).flatMap(
    (kind) => usedOf(before, kind, choice[CHOSEN[kind]]) ?? [],
  );
  const isThere = ({ kind, deviceId }: MediaDeviceInfo): boolean =>
    now.some((one) => one.kind === kind && one.deviceId === deviceId);
  return used.find((one) => one.deviceId !== '' && !isThere(one))?.label;
}

/** What calls are heard or spoken through: what was chosen, else what the system chose, else the first that there is. */
function usedOf(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
  chosen: string | undefined,
): MediaDeviceInfo | undefined {
  const all = devices.filter((one) => one.kind === kind);
  const real = all.filter(({ deviceId }) => !STANDING_FOR.includes(deviceId));
  const standing = all.find(({ deviceId }) => deviceId === 'default');
  return (
    real.find(({ deviceId }) => deviceId === chosen) ??
    real.find(({ groupId }) => groupId === standing?.groupId) ??
    real[0]
  );
}
