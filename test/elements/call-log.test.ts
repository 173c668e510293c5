import { aTimeout, expect } from '@open-wc/testing';
import { Pad, type PadCallLogEvent, type PadRecordingEvent } from '../../src/index.js';
import { aGoneInteraction, aLink, aSnapshot, anInteraction, fakeAdapter } from '../../src/testing/index.js';
import { anAudio } from './call-stage.js';
import { shown, stage, type Stage } from './support.js';

interface Page extends Stage {
  readonly told: PadCallLogEvent[];
  readonly recordings: PadRecordingEvent[];
}

/** A page that hears what bubbles up from its pad. */
async function page(): Promise<Page> {
  const here = await stage([anInteraction()]);
  // The element loads it beside the rest.
  await import('../../src/elements/call-log.js');
  await shown();
  const told: PadCallLogEvent[] = [];
  const recordings: PadRecordingEvent[] = [];
  here.element.parentElement?.addEventListener('pad-call-log', (event) => told.push(event));
  here.element.parentElement?.addEventListener('pad-recording', (event) => recordings.push(event));
  return { ...here, told, recordings };
}

function downAndUp({ adapter }: Stage): void {
  adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
  adapter.report({ type: 'link', link: aLink() });
}

describe('the event pad-call-log', () => {
  it('comes from the element by itself, with plain data and a way to accept it', async () => {
    const here = await page();
    here.adapter.reportInteraction(aGoneInteraction());
    const [event] = here.told;
    expect(event?.bubbles && event.composed).to.equal(true);
    expect(event?.detail).to.include({ source: 'backend', interactionId: 'item-1', outcome: 'done' });
    expect(structuredClone(event?.detail)).to.deep.equal(event?.detail);
    event?.accept();
    downAndUp(here);
    expect(here.told).to.have.lengthOf(1);
  });

  it('comes again when nobody accepted it', async () => {
    const here = await page();
    here.adapter.reportInteraction(aGoneInteraction());
    downAndUp(here);
    const { told } = here;
    expect(told.map(({ detail }) => detail.id)).to.deep.equal([told[0]?.detail.id, told[0]?.detail.id]);
  });

  it('survives a move of the element, and ends with it', async () => {
    const { element, adapter, told } = await page();
    const box = element.parentElement;
    const inner = document.createElement('div');
    box?.append(inner);
    inner.append(element);
    await aTimeout(50);
    adapter.reportInteraction(aGoneInteraction());
    expect(told).to.have.lengthOf(1);
    inner.remove();
    await aTimeout(50);
    adapter.reportInteraction(anInteraction({ id: 'item-2' }));
    adapter.reportInteraction(aGoneInteraction({ id: 'item-2' }));
    expect(told).to.have.lengthOf(1);
  });

  it('does not begin again when the element renders after it has left the page', async () => {
    const { element, pad } = await page();
    element.remove();
    await element.updateComplete;
    let listeners = 0;
    pad.subscribe = () => {
      listeners += 1;
      return () => true;
    };
    element.requestUpdate();
    await element.updateComplete;
    expect(listeners).to.equal(0);
  });

  it('tells of what came and went before the log was loaded', async () => {
    const adapter = fakeAdapter({ first: [aSnapshot({}), { type: 'link', link: aLink() }] });
    const element = document.createElement('contact-pad');
    const told: PadCallLogEvent[] = [];
    element.addEventListener('pad-call-log', (event) => told.push(event));
    element.pad = new Pad({ adapter });
    document.body.append(element);
    // All of it in one task: a module comes in a later one, or at the end of this one.
    void element.pad.connect();
    adapter.reportInteraction(anInteraction());
    adapter.reportInteraction(aGoneInteraction());
    await import('../../src/elements/call-log.js');
    await shown();
    expect(told.map(({ detail }) => detail.interactionId)).to.deep.equal(['item-1']);
    element.remove();
  });
});

describe('the event pad-recording', () => {
  const recording = { id: 'r1', interaction: 'item-1', startedAt: 1 };

  it('brings each file once', async () => {
    const { adapter, recordings } = await page();
    const file = new Blob(['sound'], { type: 'audio/webm' });
    const audio = anAudio({ recording: { ...recording, file } });
    adapter.report({ type: 'link', link: aLink({ audio }) });
    adapter.report({ type: 'link', link: aLink({ audio: { ...audio, speakerVolume: 0 } }) });
    expect(recordings).to.have.lengthOf(1);
    const { detail, bubbles, composed } = recordings[0] as PadRecordingEvent;
    expect(bubbles && composed).to.equal(true);
    expect(detail).to.include({ ...recording, source: 'backend', backend: 'fake' });
    expect(await detail.file.text()).to.equal('sound');
    adapter.report({
      type: 'link',
      link: aLink({ audio: anAudio({ recording: { ...recording, id: 'r2', file } }) }),
    });
    expect(recordings.map((event) => event.detail.id)).to.deep.equal(['r1', 'r2']);
  });

  it('brings nothing that is no file', async () => {
    const { adapter, recordings } = await page();
    const file = { size: 1, type: 'audio/webm' };
    adapter.report({ type: 'link', link: aLink({ audio: anAudio({ recording: { ...recording, file } }) }) });
    expect(recordings).to.have.lengthOf(0);
  });
});
