import { expect } from '@open-wc/testing';
import { Ringer } from '../../src/controllers/ringer.js';
import { anOffer, anOfferedInteraction } from '../../src/testing/index.js';

const ITEM = anOfferedInteraction();
const CALL = anOfferedInteraction({ id: 'call', medium: 'voice', offer: anOffer({ id: 'call-1' }) });

const CHAT = anOfferedInteraction({ id: 'chat', medium: 'chat', offer: anOffer({ id: 'chat-1' }) });

/** What rings now, oldest first, in a tab that was there before any offer. */
function listener({ isNew = false } = {}): { ringer: Ringer; ringing: string[]; started: string[] } {
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
  if (!isNew) ringer.update([], {});
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

  it('is one soft tone beside a call, and rings when the call is over', () => {
    const { ringer, started, ringing } = listener();
    const during = (): void => {
      ringer.update([CALL], { voice: { url: '/ring.mp3' } }, Date.now, true, true);
    };
    during();
    during();
    expect(started).to.deep.equal(['soft']);
    ringer.update([CALL], {}, Date.now, true, false);
    expect(ringing).to.deep.equal(['live']);
    during();
    expect(ringing).to.deep.equal(['soft']);
  });

  it('sounds different for what is urgent, per medium from the priority that the page names', () => {
    const { ringer, ringing } = listener();
    const chat = { url: '/chat.mp3', durationMs: -1, urgent: { from: 50, url: '/alarm.mp3' } };
    const at = (priority?: number): typeof CHAT => ({
      ...CHAT,
      ...(priority === undefined ? {} : { priority }),
    });
    const heard = [undefined, 49, 50, 51].map((priority) => {
      ringer.stop();
      ringer.update([at(priority)], { chat });
      return ringing.join();
    });
    expect(heard).to.deep.equal(['/chat.mp3', '/chat.mp3', '/alarm.mp3', '/alarm.mp3']);
    ringer.stop();
    ringer.update([{ ...CALL, priority: 90 }], { chat });
    expect(ringing).to.deep.equal(['live']);
  });

  it('sounds anew for an offer that becomes urgent while it rings, and only then', () => {
    const { ringer, started, ringing } = listener();
    const chat = { durationMs: -1, urgent: { from: 50, url: '/alarm.mp3' } };
    for (const priority of [1, 49, 50, 51]) ringer.update([{ ...CHAT, priority }], { chat });
    expect(started).to.deep.equal(['semi-live', '/alarm.mp3']);
    expect(ringing).to.deep.equal(['/alarm.mp3']);
  });

  it('has a tone of its own for what is urgent, and can be silent for the rest', () => {
    const { ringer, started, ringing } = listener();
    const sounds = { 'work-item': { durationMs: 0, urgent: { from: 1, durationMs: -1 } } };
    ringer.update([ITEM], sounds);
    expect(started).to.deep.equal([]);
    ringer.update([{ ...ITEM, priority: 1 }], sounds);
    expect(ringing).to.deep.equal(['urgent']);
  });

  it('lets an urgent one be heard before a newer one of its medium, and after what is more important', () => {
    const { ringer, ringing } = listener();
    const sounds = { 'work-item': { durationMs: -1, urgent: { from: 5, url: '/alarm.mp3' } } };
    const urgent = anOfferedInteraction({ id: 'item-2', priority: 5, offer: anOffer({ id: 'offer-2' }) });
    ringer.update([ITEM, urgent], sounds);
    expect(ringing).to.deep.equal(['/alarm.mp3']);
    ringer.update([CALL, ITEM, urgent], sounds);
    expect(ringing).to.deep.equal(['live']);
  });

  it('stops after its time', async () => {
    const { ringer, ringing } = listener();
    const stopped = new Promise<void>((resolve) => {
      const timed = new Ringer(() => {
        ringing.push('x');
        return resolve;
      });
      timed.update([], {});
      timed.update([ITEM], { 'work-item': { durationMs: 10 } });
    });
    await stopped;
    ringer.stop();
    expect(ringing).to.deep.equal(['x']);
  });

  it('does not ring again after a reload for what has sounded before, and goes on with a call', () => {
    const { ringer, ringing } = listener({ isNew: true });
    const later = (): number => CHAT.since + 9_000;
    ringer.update([CHAT], {}, later);
    expect(ringing).to.deep.equal([]);
    ringer.update([CHAT, CALL], {}, later);
    expect(ringing).to.deep.equal(['live']);
  });

  it('is silent in a tab that does not ring, and goes on there when it is to', () => {
    const { ringer, ringing, started } = listener();
    ringer.update([CALL], {}, Date.now, false);
    expect(ringing).to.deep.equal([]);
    ringer.update([CALL], {}, Date.now, true);
    ringer.update([CALL], {}, Date.now, false);
    expect([started, ringing]).to.deep.equal([['live'], []]);
    ringer.update([CALL], {}, Date.now, true);
    expect(ringing).to.deep.equal(['live']);
  });

  it('leaves a short sound to the tab that was to ring when the offer came', () => {
    const { ringer, started } = listener();
    ringer.update([ITEM], {}, Date.now, false);
    ringer.update([ITEM], {}, Date.now, true);
    expect(started).to.deep.equal([]);
  });

  it('remembers no more than the newest 256 offers', () => {
    const { ringer, started } = listener();
    ringer.update([ITEM], {});
    const others = Array.from({ length: 256 }, (_, n) =>
      anOfferedInteraction({ id: `item-${String(n)}`, offer: anOffer({ id: `other-${String(n)}` }) }),
    );
    for (const other of others) ringer.update([other], { 'work-item': false });
    ringer.update([ITEM], {});
    expect(started).to.deep.equal(['non-live', 'non-live']);
  });

  it('rings for a lesser offer once the sound of a greater one is over', async () => {
    const { ringer, started } = listener();
    const sounds = { chat: { durationMs: 10 } };
    ringer.update([CHAT], sounds);
    await new Promise((resolve) => setTimeout(resolve, 20));
    ringer.update([CHAT, ITEM], sounds);
    expect(started).to.deep.equal(['semi-live', 'non-live']);
  });
});
