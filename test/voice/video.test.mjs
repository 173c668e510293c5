// Calls with pictures: what moves in them is looked at on both sides.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually, useStage } from '../support/voice-stage.mjs';

describe('a call with pictures', () => {
  let stage;
  let anna;
  let bo;

  useStage({ agents: { anna: { video: 'offer' }, bo: { video: 'answer' } } }, (cast) => {
    ({ stage, anna, bo } = cast);
  });

  /** Waits until that is to be seen of a call. */
  const sees = async (agent, id, wanted) => {
    let seen;
    await eventually(
      async () => {
        seen = await agent.do('sees', id);
        return Object.entries(wanted).every(([what, how]) => seen[what] === how);
      },
      `${agent.name} sees ${JSON.stringify(wanted)}`,
    ).catch((reason) => {
      throw new Error(`${reason.message}; it is ${JSON.stringify(seen)}`);
    });
  };
  const BOTH = { camera: 'on', theirs: 'moving', own: 'moving' };

  it('is offered as one, and both see and hear each other', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    assert.deepEqual([mine.medium, theirs.medium], ['video', 'video']);
    await sees(anna, mine.id, BOTH);
    await sees(bo, theirs.id, BOTH);
    await anna.hears('bo');
    await bo.hears('anna');
  });

  it('goes on without the picture of whoever stops the camera, until it is started again', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    await sees(bo, theirs.id, BOTH);
    await anna.must('stop-camera', { interaction: mine.id });
    await sees(anna, mine.id, { camera: 'off', own: 'nothing', theirs: 'moving' });
    await sees(bo, theirs.id, { theirs: 'still' });
    await bo.hears('anna');
    await bo.must('hold', { interaction: theirs.id });
    await bo.must('retrieve', { interaction: theirs.id });
    await sees(bo, theirs.id, { theirs: 'still', own: 'moving' });
    assert.equal(await anna.send('stop-camera', { interaction: mine.id }), 'NOT_ALLOWED');
    await anna.must('start-camera', { interaction: mine.id });
    await sees(bo, theirs.id, BOTH);
  });

  it('shows nobody while it is held', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    await sees(bo, theirs.id, BOTH);
    await anna.must('hold', { interaction: mine.id });
    await sees(anna, mine.id, { theirs: 'nothing', own: 'nothing' });
    await sees(bo, theirs.id, { theirs: 'nothing', own: 'nothing' });
    await anna.must('retrieve', { interaction: mine.id });
    await sees(anna, mine.id, BOTH);
    await sees(bo, theirs.id, BOTH);
  });

  it('says that the browser gives no camera, and shows the other side', async () => {
    const chen = await stage.agent('chen', { video: 'answer' });
    await chen.do('refuseCamera');
    const { mine, theirs } = await stage.talking(anna, chen);
    await sees(chen, theirs.id, { camera: 'refused', theirs: 'moving', own: 'nothing' });
    await sees(anna, mine.id, { theirs: 'nothing', own: 'moving' });
    await chen.hears('anna');
    await anna.hears('chen');
    await chen.close();
  });

  it('is one of sound alone with whoever takes no pictures', async () => {
    const chen = await stage.agent('chen');
    const { mine, theirs } = await stage.talking(anna, chen);
    assert.deepEqual([theirs.medium, theirs.call.video], ['voice', undefined]);
    await anna.hears('chen');
    await chen.hears('anna');
    await sees(anna, mine.id, { theirs: 'nothing' });
    await chen.close();
  });
});
