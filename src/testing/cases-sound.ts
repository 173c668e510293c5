import type { Audio } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';

/** The sound of the line as it was told last. */
function soundOf({ facts }: Recorder): Audio | undefined {
  const told = facts.flatMap((fact) => (fact.type === 'link' && fact.link.audio ? [fact.link.audio] : []));
  return told.at(-1);
}

/** Waits until it is as it should be. */
function sound(recorder: Recorder, what: string, isSo: (audio: Audio) => boolean): Promise<Audio> {
  return recorder.waitFor(what, () => {
    const audio = soundOf(recorder);
    return audio && isSo(audio) ? audio : undefined;
  });
}

/** The sound of a line (WC-21, MI-51, ST-4). */
export const soundCases: readonly CaseSpec[] = [
  {
    name: 'devices and volumes are told, and are those that were chosen (WC-21)',
    needs: ['letSoundBe'],
    async play(stage) {
      await stage.backend.letSoundBe?.('first', 'ready');
      const first = await stage.notReady('first');
      const { microphones } = await sound(first, 'there is sound', ({ state }) => state === 'ready');
      const [microphone] = microphones.map(({ id }) => id).slice(-1);
      stage.needs(first.agent?.can['set-audio'], 'set-audio');
      await first.settle({ type: 'set-audio', speakerVolume: 0.25, ...(microphone ? { microphone } : {}) });
      await sound(first, 'what was chosen', (audio) => {
        return audio.speakerVolume === 0.25 && audio.microphone === microphone;
      });
    },
  },
  {
    name: 'a device that is not there and a volume that is none are INVALID, and change nothing',
    needs: ['letSoundBe'],
    async play(stage) {
      await stage.backend.letSoundBe?.('first', 'ready');
      const first = await stage.notReady('first');
      const before = await sound(first, 'there is sound', ({ state }) => state === 'ready');
      await first.refused({ type: 'set-audio', speaker: 'nothing' }, 'INVALID');
      await first.refused({ type: 'set-audio', speakerVolume: 1.5 }, 'INVALID');
      await stage.quiet();
      const { speaker, speakerVolume } = soundOf(first) ?? {};
      first.expect(
        speaker === before.speaker && speakerVolume === before.speakerVolume,
        'as it was',
        speaker,
      );
    },
  },
  {
    name: 'sound that the browser blocks is enabled by hand (MI-51)',
    needs: ['letSoundBe'],
    async play(stage) {
      await stage.backend.letSoundBe?.('first', 'locked');
      const first = await stage.notReady('first');
      await sound(first, 'it is locked', ({ state }) => state === 'locked');
      await first.settle({ type: 'enable-audio' });
      await sound(first, 'there is sound', ({ state }) => state === 'ready');
    },
  },
  {
    name: 'the device in use that is taken away is named until it is back; the agent’s state is the pad’s affair (ST-4)',
    needs: ['letSoundBe'],
    async play(stage) {
      await stage.backend.letSoundBe?.('first', 'ready');
      const first = await stage.ready('first');
      const { speakers } = await sound(first, 'there is sound', ({ state }) => state === 'ready');
      await stage.backend.letSoundBe?.('first', 'unplugged');
      const { unplugged = '' } = await sound(first, 'a name', (audio) => audio.unplugged !== undefined);
      first.expect(
        speakers.some(({ label }) => label === unplugged),
        'the name of a device',
        unplugged,
      );
      await stage.quiet();
      first.expect(first.agent?.state === 'ready', 'the agent is as they were', first.agent?.state);
      await stage.backend.letSoundBe?.('first', 'ready');
      await sound(first, 'it is back', (audio) => audio.unplugged === undefined);
    },
  },
];
