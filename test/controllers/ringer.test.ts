import { expect } from '@open-wc/testing';
import { Ringer } from '../../src/controllers/ringer.js';
import { anOffer, anOfferedInteraction } from '../../src/testing/index.js';

const ITEM = anOfferedInteraction();
const CALL = anOfferedInteraction({ id: 'call', medium: 'voice', offer: anOffer({ id: 'call-1' }) });

/** What rings now, oldest first. */
function listener(): { ringer: Ringer; ringing: string[]; started: string[] } {
  const ringing: string[] = [];
  const started: string[] = [];
  const ringer = new Ringer((kind, url) => {
    const name = url ?? kind;
    ringing.push(name);
    started.push(name);
    return () => {
      ringing.splice(ringing.indexOf(name), 1);
    };
  });
  return { ringer, ringing, started };
}

describe('the sound of offers (WI-11)', () => {
  it('rings by the class of the medium until the offer ends', () => {
    const { ringer, ringing } = listener();
    ringer.update([CALL], {});
    expect(ringing).to.deep.equal(['live']);
    ringer.update([], {});
    expect(ringing).to.deep.equal([]);
  });

  it('lets the most important one be heard, and goes on with the next', () => {
    const { ringer, ringing } = listener();
    ringer.update([ITEM], {});
    ringer.update([CALL, ITEM], {});
    expect(ringing).to.deep.equal(['live']);
  });

  it('rings once for an offer, however often the screen is drawn', () => {
    const { ringer, started } = listener();
    ringer.update([ITEM], {});
    ringer.update([ITEM], {});
    ringer.update([], {});
    ringer.update([ITEM], {});
    expect(started).to.deep.equal(['non-live']);
  });

  it('plays what the page wants, or nothing', () => {
    const { ringer, ringing } = listener();
    ringer.update([CALL, ITEM], { voice: false, 'work-item': { url: '/ring.mp3', durationMs: -1 } });
    expect(ringing).to.deep.equal(['/ring.mp3']);
  });

  it('stops after its time', async () => {
    const { ringer, ringing } = listener();
    const stopped = new Promise<void>((resolve) => {
      const timed = new Ringer(() => {
        ringing.push('x');
        return resolve;
      });
      timed.update([ITEM], { 'work-item': { durationMs: 10 } });
    });
    await stopped;
    ringer.stop();
    expect(ringing).to.deep.equal(['x']);
  });
});
