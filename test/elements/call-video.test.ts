import { expect } from '@open-wc/testing';
import type { CallVideo, Interaction, Picture } from '../../src/core/index.js';
import { aCall } from './call-stage.js';
import { all, button, one, shown, stage, textOf, type Stage } from './support.js';

/** A picture as an adapter hands it over. */
function aPicture(): Picture {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
  return Object.defineProperty({}, 'stream', { value: canvas.captureStream(1) });
}

const CAN = { release: true, hold: true, mute: true, 'stop-camera': true } as const;
const withVideo = (video: CallVideo, more: Partial<Interaction> = {}): Interaction =>
  aCall({ medium: 'video', contact: { name: 'Eva Lind' }, can: CAN, ...more }, { video });

function pictures({ element }: Stage): HTMLVideoElement[] {
  return all(element, 'video') as HTMLVideoElement[];
}

describe('a call with pictures', () => {
  it('is accessible, and says whose they are', async () => {
    const here = await stage([withVideo({ camera: 'on', theirs: aPicture(), own: aPicture() })]);
    await expect(here.element).to.be.accessible();
    expect(pictures(here).map((each) => each.ariaLabel ?? each.getAttribute('aria-label'))).to.deep.equal([
      'Picture of Eva Lind',
      'Your own picture',
    ]);
  });

  it('shows both, without their sound, and one’s own as in a mirror', async () => {
    const video = { camera: 'on', theirs: aPicture(), own: aPicture() } as const;
    const [theirs, own] = pictures(await stage([withVideo(video)]));
    expect(theirs?.srcObject === video.theirs.stream && own?.srcObject === video.own.stream).to.equal(true);
    expect([theirs?.muted, own?.muted]).to.deep.equal([true, true]);
    expect(new DOMMatrix(getComputedStyle(own!).transform).a).to.equal(-1);
    expect(own!.getBoundingClientRect().width).to.be.below(theirs!.getBoundingClientRect().width / 2);
  });

  it('goes on where it was when something else about the call changes', async () => {
    const video = { camera: 'on', theirs: aPicture() } as const;
    const here = await stage([withVideo(video)]);
    const before = pictures(here)[0];
    here.adapter.reportInteraction(withVideo(video, { note: 'calls back' }));
    await shown();
    expect(pictures(here)[0] === before && before?.srcObject === video.theirs.stream).to.equal(true);
  });

  it('turns Stop camera into Start camera in its place', async () => {
    const here = await stage([withVideo({ camera: 'on', own: aPicture() })]);
    button(here.element, 'Stop camera').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'stop-camera', interaction: 'item-1' });
    here.adapter.reportInteraction(
      withVideo({ camera: 'off' }, { can: { release: true, 'start-camera': true } }),
    );
    await shown();
    expect(textOf(button(here.element, 'Start camera'))).to.equal('Start camera');
    expect(pictures(here)).to.deep.equal([]);
  });

  for (const [camera, words] of [
    ['refused', 'The browser gives no camera'],
    ['none', 'There is no camera that can be used'],
  ] as const)
    it(`says that there is no camera: ${camera}`, async () => {
      const { element } = await stage([withVideo({ camera })]);
      expect(textOf(one(element, 'pad-call', '.pictures'))).to.contain(words);
      await expect(element).to.be.accessible();
    });

  it('says that the other side shows none', async () => {
    const { element } = await stage([withVideo({ camera: 'on', own: aPicture() })]);
    expect(textOf(one(element, 'pad-call', '.pictures'))).to.contain('shows no picture');
  });

  it('shows a place where another tab has the picture', async () => {
    const cloned = structuredClone({ camera: 'on', theirs: aPicture() } as const);
    const [theirs] = pictures(await stage([withVideo(cloned)]));
    expect(theirs?.srcObject).to.equal(null);
  });
});
