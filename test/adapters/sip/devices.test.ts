import { expect } from '@open-wc/testing';
import { takenAway } from '../../../src/adapters/sip/devices.js';

function device(kind: MediaDeviceKind, deviceId: string, label: string, groupId = label): MediaDeviceInfo {
  return { kind, deviceId, label, groupId, toJSON: () => ({}) };
}

const BUILT_IN = [
  device('audioinput', 'm2', 'Built-in microphone'),
  device('audiooutput', 's2', 'Built-in speakers'),
];
const HEADSET = [device('audioinput', 'm1', 'Headset'), device('audiooutput', 's1', 'Headset')];
const standing = (groupId: string): MediaDeviceInfo[] =>
  (['audioinput', 'audiooutput'] as const).map((kind) =>
    device(kind, 'default', `Default - ${groupId}`, groupId),
  );

describe('a headset that is unplugged', () => {
  it('is missed where it was chosen', () => {
    const before = [...BUILT_IN, ...HEADSET];
    expect(takenAway(before, BUILT_IN, { microphone: 'm1' })).to.equal('Headset');
    expect(takenAway(before, BUILT_IN, { speaker: 's1' })).to.equal('Headset');
  });

  it('is missed where the system had chosen it', () => {
    const before = [...standing('Headset'), ...BUILT_IN, ...HEADSET];
    const now = [...standing('Built-in microphone'), ...BUILT_IN];
    expect(takenAway(before, now, {})).to.equal('Headset');
    expect(takenAway([...HEADSET, ...BUILT_IN], BUILT_IN, {}), 'the first is the one in use').to.equal(
      'Headset',
    );
  });

  it('is not missed where something else is used', () => {
    const before = [...standing('Headset'), ...BUILT_IN, ...HEADSET];
    const choice = { microphone: 'm2', speaker: 's2' };
    expect(takenAway(before, BUILT_IN, choice)).to.equal(undefined);
    expect(takenAway(BUILT_IN, [...BUILT_IN, ...HEADSET], {})).to.equal(undefined);
  });

  it('is no news before the browser tells devices apart', () => {
    const before = [device('audioinput', '', ''), device('audiooutput', '', '')];
    expect(takenAway(before, HEADSET, {})).to.equal(undefined);
    expect(takenAway([], HEADSET, {})).to.equal(undefined);
  });
});
