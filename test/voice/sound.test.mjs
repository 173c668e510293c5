// Devices, volumes, what the browser allows, and recordings.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually, sleep, useStage } from '../support/voice-stage.mjs';

describe('the sound of calls', () => {
  let stage;
  let anna;
  let bo;

  useStage({ agents: { anna: {}, bo: {} } }, (cast) => {
    ({ stage, anna, bo } = cast);
  });

  it('is told with the link: ready, with the microphones and loudspeakers', async () => {
    const { audio } = await anna.sound('ready');
    assert.ok(audio.microphones.length > 0 && audio.microphones.every(({ id, label }) => id && label));
    assert.deepEqual([audio.microphoneVolume, audio.speakerVolume], [1, 1]);
  });

  it('follows the volume that the agent chooses', async () => {
    await stage.talking(anna, bo);
    await bo.hears('anna');
    await anna.must('set-audio', { microphoneVolume: 0, speakerVolume: 0.5 });
    await bo.hears();
    assert.deepEqual(await anna.do('volumes'), [0.5]);
    const { audio } = await anna.do('link');
    assert.deepEqual([audio.microphoneVolume, audio.speakerVolume], [0, 0.5]);
    await anna.must('set-audio', { microphoneVolume: 1 });
    await bo.hears('anna');
  });

  it('comes from another microphone when the agent chooses one, or when it is unplugged', async () => {
    await stage.talking(anna, bo);
    await bo.hears('anna');
    const { microphones } = (await anna.do('link')).audio;
    await anna.do('nextMicrophone', 'customer');
    await anna.must('set-audio', { microphone: microphones.at(-1).id });
    await bo.hears('customer');
    await anna.do('nextMicrophone', 'anna');
    await anna.do('unplug');
    await bo.hears('anna');
  });

  it('is recorded, with a silence while it is paused', async () => {
    const { mine } = await stage.talking(anna, bo);
    await anna.hears('bo');
    const about = { interaction: mine.id };
    await anna.must('record', about);
    assert.equal((await anna.phase('connected', mine.id)).call.recording, 'on');
    await sleep(1_200);
    await anna.must('pause-recording', about);
    assert.equal((await anna.phase('connected', mine.id)).call.recording, 'paused');
    await sleep(1_200);
    await anna.must('resume-recording', about);
    await sleep(1_200);
    await anna.must('stop-recording', about);
    const [first, second, third] = await Promise.all(
      [0.17, 0.5, 0.85].map((at) => anna.do('voicesIn', 0, at)),
    );
    assert.ok(first.seconds > 3 && first.seconds < 6, `${first.seconds} s`);
    assert.deepEqual([first.voices, second.voices, third.voices], [['anna', 'bo'], [], ['anna', 'bo']]);
    assert.equal((await anna.phase('connected', mine.id)).call.recording, undefined);
  });

  it('is recorded from beginning to end where the page wants that, and a mute is in the recording', async () => {
    const chen = await stage.agent('chen', { record: true });
    const { mine } = await stage.talking(chen, bo);
    await chen.hears('bo');
    await chen.must('mute', { interaction: mine.id });
    await sleep(1_000);
    await bo.must('release', { interaction: (await bo.phase('connected')).id });
    await eventually(() => chen.page.evaluate(() => window.agent.recordings.length), 'the file is there');
    assert.deepEqual((await chen.do('voicesIn', 0, 0.7)).voices, ['bo']);
    await chen.close();
  });

  it('is measured', async () => {
    const { mine } = await stage.talking(anna, bo);
    const { call } = await anna.until(mine.id, (one) => one.call.quality, 'is measured');
    assert.equal(call.quality.level, 'good');
    assert.ok(call.quality.loss < 0.02 && call.quality.roundTripMs < 250);
  });
});

describe('where the browser plays nothing before something was pressed', () => {
  let stage;

  useStage({ locked: true }, (cast) => {
    ({ stage } = cast);
  });

  it('the sound is locked until the agent enables it', async () => {
    const anna = await stage.agent('anna');
    await anna.sound('locked');
    await anna.page.mouse.click(10, 10);
    await anna.must('enable-audio');
    await anna.sound('ready');
  });

  it('a microphone that is refused is told', async () => {
    const bo = await stage.agent('bo');
    await bo.do('nextMicrophone', null);
    await bo.page.mouse.click(10, 10);
    await bo.must('enable-audio');
    await bo.sound('no-microphone');
  });
});
