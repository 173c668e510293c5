import { expect } from '@open-wc/testing';
import { connectOpenCti, type OpenCtiOptions } from '../../src/hosts/open-cti.js';
import { aGoneInteraction, aLink, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { aCall } from '../elements/call-stage.js';
import { one, shown, textOf } from '../elements/support.js';
import { holdTimers } from '../support/held-timers.js';
import { waitUntil } from '../support/wait-until.js';
import { choose, hostStage, type HostStage } from './support/host-stage.js';
import { openCtiDouble, type OpenCtiDouble } from './support/open-cti-double.js';

const CONTACT = '003R0000001abcd';
const RECORD = {
  url: '/lightning/r/Contact/003R0000001abcd/view',
  label: 'Eva Lind',
  type: 'Contact',
  id: CONTACT,
};

async function page(
  interactions: Parameters<typeof hostStage>[0] = [],
  options: OpenCtiOptions = {},
): Promise<HostStage & { readonly salesforce: OpenCtiDouble }> {
  const salesforce = openCtiDouble();
  const connect = { api: salesforce.api, ...options };
  return { ...(await hostStage(interactions, (element) => connectOpenCti(element, connect))), salesforce };
}

describe('Salesforce Open CTI', () => {
  it('pops the record of what the agent chooses', async () => {
    const here = await page([anInteraction({ record: RECORD })]);
    await choose(here);
    expect(here.salesforce.by('screenPop')).to.deep.equal([
      { type: 'sobject', params: { recordId: CONTACT } },
    ]);
  });

  it('pops a page of its own by its relative address, and leaves what is elsewhere to the pad', async () => {
    const list = { url: '/lightning/o/Case/list', label: 'Cases' };
    const own = await page([anInteraction({ record: list })]);
    await choose(own);
    expect(own.salesforce.by('screenPop')).to.deep.equal([{ type: 'url', params: { url: list.url } }]);
    own.undo();
    for (const url of ['https://crm.test/1', '//crm.test/1', '/\\crm.test/1']) {
      const foreign = await page([anInteraction({ record: { url, label: 'x' } })]);
      const original = window.open;
      let opened = 0;
      window.open = () => {
        opened += 1;
        return null;
      };
      await choose(foreign);
      window.open = original;
      expect([foreign.salesforce.by('screenPop').length, opened], url).to.deep.equal([0, 1]);
      foreign.undo();
    }
  });

  it('says that Salesforce kept its record, and pops none that is in front', async () => {
    const here = await page([anInteraction({ record: RECORD })]);
    here.salesforce.next.push({ success: false, errors: [{ description: 'unsaved' }] });
    await choose(here);
    expect(textOf(one(here.element, 'pad-list'))).to.contain('The page kept its record open.');
    here.salesforce.go({ recordId: `${CONTACT}AAZ` });
    one(here.element, 'pad-list', 'a[href]').click();
    await shown();
    expect(here.salesforce.by('screenPop')).to.have.lengthOf(1);
    expect(textOf(one(here.element, 'pad-list'))).to.not.contain('The page kept its record open.');
  });

  it('searches for a call whose record nobody knows by its number (MI-10)', async () => {
    const { adapter, salesforce } = await page();
    adapter.reportInteraction(aCall({ id: 'call-1' }));
    adapter.reportInteraction(aCall({ id: 'call-2', record: RECORD }));
    adapter.reportInteraction(anInteraction({ id: 'mail', contact: { address: 'eva@example.test' } }));
    await shown();
    expect(salesforce.by('searchAndScreenPop')).to.deep.equal([
      { searchParams: '+46700000000', callType: 'inbound', deferred: false },
    ]);
  });

  it('leaves that search to a page that has one of its own, and writes down what it found', async () => {
    const here = await page([aCall({ id: 'call-1' })]);
    const { element, adapter, salesforce } = here;
    element.findRecords = () => Promise.resolve({ records: [RECORD] });
    await choose(here);
    await waitUntil(() => salesforce.by('screenPop').length === 1, 'what was found is popped');
    adapter.reportInteraction(aCall({ id: 'call-2' }));
    await shown();
    expect(salesforce.by('searchAndScreenPop')).to.deep.equal([]);
    adapter.reportInteraction(aGoneInteraction({ id: 'call-1' }));
    await shown();
    const [{ value } = {}] = salesforce.by('saveLog');
    expect(value).to.include({ WhoId: CONTACT });
  });

  it('calls a number of Salesforce, about its record', async () => {
    const { adapter, salesforce } = await page();
    const payload = { recordId: CONTACT, recordName: 'Eva Lind', objectType: 'Contact' };
    salesforce.click({ number: '+46 (70) 123 45 67', ...payload });
    const record = { url: `/${CONTACT}`, label: 'Eva Lind', type: 'Contact', id: CONTACT };
    expect(adapter.sent[0]).to.deep.include({ type: 'call', number: '+46701234567', record });
  });

  it('says why a number is not called', async () => {
    const { adapter, element, salesforce } = await page();
    const told: unknown[] = [];
    element.addEventListener('pad-error', ({ detail }) => told.push([detail.source, detail.code]));
    salesforce.click({ number: '*21*112#' });
    await shown();
    expect(adapter.sent).to.deep.equal([]);
    expect(told).to.deep.equal([['host', 'INVALID']]);
  });

  it('lets numbers be pressed while the backend can be reached and allows calls', async () => {
    const { adapter, salesforce } = await page();
    expect(salesforce.by('enableClickToDial')).to.have.lengthOf(1);
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    expect(salesforce.by('disableClickToDial')).to.have.lengthOf(1);
    adapter.report({ type: 'link', link: aLink() });
    await shown();
    expect(salesforce.by('enableClickToDial')).to.have.lengthOf(2);
  });

  it('comes to front with an offer, whose number stands in the utility bar', async () => {
    const { adapter, salesforce } = await page([], { label: 'Northbank', width: 400, height: 600 });
    adapter.reportInteraction(anOfferedInteraction());
    await shown();
    adapter.reportInteraction(aGoneInteraction({ outcome: 'redirected' }));
    await shown();
    const labels = salesforce.by('setSoftphoneItemLabel').map(({ label }) => label);
    expect(labels).to.deep.equal(['Northbank', 'Northbank (1)', 'Northbank']);
    expect(salesforce.by('setSoftphonePanelVisibility')).to.deep.equal([{ visible: true }]);
    expect(salesforce.by('setSoftphonePanelWidth')).to.deep.equal([{ widthPX: 400 }]);
    expect(salesforce.by('setSoftphonePanelHeight')).to.deep.equal([{ heightPX: 600 }]);
  });

  it('writes an interaction down as a completed task', async () => {
    const task = (): Record<string, unknown> => ({ Priority: 'High' });
    const { adapter, salesforce } = await page([aCall({ record: RECORD, note: 'Called back' })], { task });
    adapter.reportInteraction(aGoneInteraction());
    await shown();
    const [{ value } = {}] = salesforce.by('saveLog');
    expect(value).to.include({
      entityApiName: 'Task',
      Status: 'Completed',
      TaskSubtype: 'Call',
      CallType: 'Inbound',
      WhoId: CONTACT,
      Description: 'Called back',
      Priority: 'High',
    });
    expect((value as { CallObject: string }).CallObject).to.match(/^fake:item-1:/);
  });

  it('writes it down again, under the same id, until Salesforce has it, and never twice at once', async () => {
    const timers = holdTimers();
    try {
      const { adapter, salesforce, clock } = await page([aCall()]);
      salesforce.next.push({ success: false, errors: [] }, 'silent');
      adapter.reportInteraction(aGoneInteraction());
      await shown();
      const pass = async (ms: number): Promise<void> => {
        timers.pass(ms);
        clock.advance(ms);
        await shown();
      };
      // Refused, then without an answer, then it is told while that is still open, then it is written.
      await pass(60_000);
      await pass(60_000);
      await pass(60_000);
      await pass(60_000);
      const written = salesforce
        .by('saveLog')
        .map(({ value }) => (value as { CallObject: string }).CallObject);
      expect(written).to.have.lengthOf(3);
      expect(new Set(written).size).to.equal(1);
    } finally {
      timers.stop();
    }
  });

  it('can be undone', async () => {
    const here = await page([anInteraction({ record: RECORD })]);
    here.element.addEventListener('pad-record-open', (event) => {
      event.preventDefault();
    });
    here.undo();
    await choose(here);
    here.salesforce.click({ number: '112' });
    expect(here.salesforce.by('screenPop')).to.deep.equal([]);
    expect(here.adapter.sent).to.deep.equal([]);
  });
});

describe('the call centre definition file', () => {
  it('is sound, and names a page that is reached safely', async () => {
    const text = await (await fetch('/docs/examples/salesforce-call-center.xml')).text();
    const file = new DOMParser().parseFromString(text, 'application/xml');
    expect(file.querySelector('parsererror')).to.equal(null);
    const item = (name: string): string => file.querySelector(`item[name=${name}]`)?.textContent ?? '';
    expect(file.documentElement.tagName).to.equal('callCenter');
    expect(new URL(item('reqAdapterUrl')).protocol).to.equal('https:');
    // What Salesforce demands: at most 40 letters and digits, a letter first.
    expect(item('reqInternalName')).to.match(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
    expect(item('reqUseApi')).to.equal('true');
    expect(item('reqSalesforceCompatibilityMode')).to.equal('Lightning');
    expect(Number(item('reqSoftphoneHeight'))).to.be.within(240, 2560);
    expect(Number(item('reqSoftphoneWidth'))).to.be.within(200, 1920);
  });
});
