import { expect, fixture, html } from '@open-wc/testing';
import type { Interaction, TabDuty } from '../../src/core/index.js';
import '../../src/controllers/ringer.js';
import '../../src/elements/call-log.js';
import { aGoneInteraction, aLink, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { holdTimers } from '../support/held-timers.js';
import { soundSpy, type SoundSpy } from '../support/sound-spy.js';
import { waitUntil } from '../support/wait-until.js';
import { anAudio } from './call-stage.js';
import { all, next, one, shown, stage, type Stage } from './support.js';

const RECORD = { url: '/record.html?id=4711', label: 'Loan 4711', type: 'Loan', id: '4711' };
const RING = 'data:audio/wav;base64,UklGRg==';

/** This falls to the tab from now on. */
async function duty({ adapter }: Stage, tab: TabDuty): Promise<void> {
  adapter.report({ type: 'link', link: aLink({ tab, audio: anAudio() }) });
  await shown();
}

function recordsOf({ element }: Stage): string[] {
  const opened: string[] = [];
  element.addEventListener('pad-record-open', (event) => {
    event.preventDefault();
    opened.push(event.detail.interactionId);
  });
  return opened;
}

function taken(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({ record: RECORD, ...changes });
}

describe('what is done once, in whatever number of tabs', () => {
  let sounds: SoundSpy;
  beforeEach(() => {
    sounds = soundSpy();
  });
  afterEach(() => {
    sounds.stop();
  });

  async function ringing(waiting: readonly Interaction[] = []): Promise<Stage> {
    const here = await stage(waiting);
    here.element.sounds = { 'work-item': { url: RING, durationMs: -1 } };
    await shown();
    return here;
  }

  it('rings in the tab in front alone, and stops the moment that another is in front', async () => {
    const here = await ringing();
    await duty(here, { leads: true, front: false });
    here.adapter.reportInteraction(anOfferedInteraction());
    await shown();
    expect(sounds.started).to.deep.equal([]);
    await duty(here, { leads: true, front: true });
    expect(sounds.playing()).to.equal(1);
    await duty(here, { leads: true, front: false });
    expect(sounds.playing()).to.equal(0);
  });

  it('never rings longer than its offer waits', async () => {
    const here = await ringing();
    here.adapter.reportInteraction(anOfferedInteraction());
    await shown();
    expect(sounds.playing()).to.equal(1);
    here.adapter.reportInteraction(aGoneInteraction());
    await shown();
    expect(sounds.playing()).to.equal(0);
  });

  it('rings once where two elements show one pad, and goes on when the first of them leaves', async () => {
    const here = await ringing();
    const second = await fixture<HTMLElement>(html`<contact-pad .pad=${here.pad}></contact-pad>`);
    Object.assign(second, { sounds: here.element.sounds });
    const opened = recordsOf(here);
    await shown();
    here.adapter.reportInteraction(anOfferedInteraction());
    await shown();
    expect(sounds.playing()).to.equal(1);
    here.element.remove();
    await shown();
    await shown();
    expect(sounds.playing()).to.equal(1);
    expect(opened).to.deep.equal([]);
  });

  it('goes on ringing, once, when the element is moved on the page', async () => {
    const here = await ringing();
    here.adapter.reportInteraction(anOfferedInteraction());
    await shown();
    const box = document.createElement('div');
    here.element.parentElement?.append(box);
    box.append(here.element);
    await shown();
    expect([sounds.started.length, sounds.playing()]).to.deep.equal([2, 1]);
    box.remove();
    await shown();
    expect(sounds.playing()).to.equal(0);
  });

  it('opens the record that nobody asked for by hand in the tab in front', async () => {
    const here = await stage();
    const opened = recordsOf(here);
    await duty(here, { leads: true, front: false });
    here.adapter.reportInteraction(taken());
    await shown();
    expect(opened).to.deep.equal([]);
    const front = await stage();
    const openedThere = recordsOf(front);
    await duty(front, { leads: false, front: true });
    front.adapter.reportInteraction(taken());
    await shown();
    expect(openedThere).to.deep.equal(['item-1']);
  });

  it('opens what the agent accepted in the tab of the click, whichever is in front', async () => {
    const here = await stage([anOfferedInteraction({ record: RECORD })]);
    const opened = recordsOf(here);
    await duty(here, { leads: false, front: false });
    void here.pad.send({ type: 'accept', interaction: 'item-1', offer: 'offer-1' });
    here.adapter.reportInteraction(taken(), here.adapter.sent[0]?.id ?? '');
    await shown();
    expect(opened).to.deep.equal(['item-1']);
  });

  it('opens nothing in the tab in front for what was accepted in another', async () => {
    const here = await stage([anOfferedInteraction({ record: RECORD })]);
    const opened = recordsOf(here);
    await duty(here, { leads: true, front: true });
    here.adapter.reportInteraction(taken(), 'a-command-of-another-tab');
    await shown();
    expect(opened).to.deep.equal([]);
    expect(here.pad.state.selected).to.equal('item-1');
  });

  it('opens a record once where two elements show one pad', async () => {
    const here = await stage();
    const second = await fixture<HTMLElement>(html`<contact-pad .pad=${here.pad}></contact-pad>`);
    const opened = [recordsOf(here), recordsOf({ ...here, element: second as never })];
    here.adapter.reportInteraction(taken());
    await shown();
    expect(opened).to.deep.equal([['item-1'], []]);
  });
});

describe('the call log of several tabs', () => {
  async function logged(tab: TabDuty): Promise<Stage & { told: string[]; accept: () => void }> {
    const here = await stage([anInteraction()]);
    await duty(here, tab);
    const told: string[] = [];
    const result = { ...here, told, accept: (): void => undefined };
    here.element.addEventListener('pad-call-log', (event) => {
      told.push(event.detail.interactionId);
      result.accept = event.accept;
    });
    return result;
  }

  function comesUp({ adapter }: Stage, tab: TabDuty): void {
    for (const state of ['down', 'up'] as const)
      adapter.report({ type: 'link', link: aLink({ state, tab }) });
  }

  /** When the others have heard it, too. */
  async function writtenDown({ accept }: { accept: () => void }): Promise<void> {
    const channel = new BroadcastChannel('contact-pad/call-log');
    const heard = next(channel, 'message');
    accept();
    await heard;
    channel.close();
    await shown();
  }

  it('is told by the tab that leads, and by the next one what is not written down yet', async () => {
    const here = await logged({ leads: false, front: true });
    here.adapter.reportInteraction(aGoneInteraction());
    expect(here.told).to.deep.equal([]);
    comesUp(here, { leads: true, front: true });
    expect(here.told).to.deep.equal(['item-1']);
  });

  it('is not told again by another tab once it is written down', async () => {
    const first = await logged({ leads: true, front: true });
    const second = await logged({ leads: false, front: false });
    for (const { adapter } of [first, second]) adapter.reportInteraction(aGoneInteraction());
    expect([first.told, second.told]).to.deep.equal([['item-1'], []]);
    await writtenDown(first);
    comesUp(second, { leads: true, front: true });
    expect(second.told).to.deep.equal([]);
  });

  it('is accepted also where the word is faster than the fact', async () => {
    const first = await logged({ leads: true, front: true });
    const second = await logged({ leads: false, front: false });
    const timers = holdTimers();
    try {
      first.adapter.reportInteraction(aGoneInteraction());
      await writtenDown(first);
      second.adapter.reportInteraction(aGoneInteraction());
      timers.pass(1_000);
    } finally {
      timers.stop();
    }
    comesUp(second, { leads: true, front: true });
    expect(second.told).to.deep.equal([]);
  });
});

describe('<contact-pad> in another document', () => {
  it('keeps its look, its state and its shortcuts, and takes no listener along', async () => {
    const here = await stage([anInteraction(), anOfferedInteraction({ id: 'item-2' })]);
    const frame = await fixture<HTMLIFrameElement>(html`<iframe width="700" height="700"></iframe>`);
    const inside = frame.contentDocument as Document;
    inside.body.append(here.element);
    await shown();
    here.adapter.reportInteraction(anOfferedInteraction({ id: 'item-3', subject: 'Came later' }));
    await waitUntil(() => all(here.element, '[role=alertdialog]').length === 2);
    const offer = one(here.element, 'pad-offer', '.offer');
    expect(frame.contentWindow?.getComputedStyle(offer).display).to.equal('grid');
    expect(here.pad.state.selected).to.equal('item-1');
    const key = { key: 'F10', bubbles: true };
    document.dispatchEvent(new KeyboardEvent('keydown', key));
    await shown();
    expect(here.adapter.sent).to.have.length(0);
    inside.dispatchEvent(new KeyboardEvent('keydown', key));
    await shown();
    expect(here.adapter.sent).to.have.length(1);
  });
});
