import { aTimeout, expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Pad } from '../../src/core/index.js';
import { CallLog } from '../../src/elements/call-log.js';
import type { PadCallLogEvent } from '../../src/elements/call-log.js';
import { aGoneInteraction, aLink, aSnapshot, anInteraction, fakeAdapter } from '../../src/testing/index.js';
import type { FakeAdapter } from '../../src/testing/index.js';

/** The least that has a pad and a call log. */
class TestPad extends LitElement {
  pad: Pad | undefined;

  constructor() {
    super();
    new CallLog(this);
  }
}
customElements.define('test-call-log', TestPad);

interface Page {
  readonly element: TestPad;
  readonly adapter: FakeAdapter;
  readonly told: PadCallLogEvent[];
}

async function page(): Promise<Page> {
  const first = [aSnapshot({ interactions: [anInteraction()] }), { type: 'link', link: aLink() } as const];
  const adapter = fakeAdapter({ first });
  const element = new TestPad();
  const told: PadCallLogEvent[] = [];
  document.body.append(element);
  document.body.addEventListener('pad-call-log', (event) => told.push(event));
  element.pad = new Pad({ adapter });
  element.requestUpdate();
  await element.pad.connect();
  return { element, adapter, told };
}

describe('the event pad-call-log', () => {
  it('bubbles, with plain data and a way to accept it', async () => {
    const { element, adapter, told } = await page();
    adapter.reportInteraction(aGoneInteraction());
    const [event] = told;
    expect(event?.bubbles && event.composed).to.equal(true);
    expect(event?.detail).to.include({ source: 'backend', interactionId: 'item-1', outcome: 'done' });
    expect(structuredClone(event?.detail)).to.deep.equal(event?.detail);
    event?.accept();
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    adapter.report({ type: 'link', link: aLink() });
    expect(told).to.have.lengthOf(1);
    element.remove();
  });

  it('comes again when nobody accepted it', async () => {
    const { element, adapter, told } = await page();
    adapter.reportInteraction(aGoneInteraction());
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    adapter.report({ type: 'link', link: aLink() });
    expect(told.map(({ detail }) => detail.id)).to.deep.equal([told[0]?.detail.id, told[0]?.detail.id]);
    element.remove();
  });

  it('survives a move of the element, and ends with it', async () => {
    const { element, adapter, told } = await page();
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    await aTimeout(50);
    adapter.reportInteraction(aGoneInteraction());
    expect(told).to.have.lengthOf(1);
    box.remove();
    await aTimeout(50);
    adapter.reportInteraction(anInteraction({ id: 'item-2' }));
    adapter.reportInteraction(aGoneInteraction({ id: 'item-2' }));
    expect(told).to.have.lengthOf(1);
  });
});
