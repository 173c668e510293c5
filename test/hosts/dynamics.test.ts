import { expect } from '@open-wc/testing';
import { connectDynamics, type DynamicsOptions } from '../../src/hosts/dynamics.js';
import { aGoneInteraction, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { aCall } from '../elements/call-stage.js';
import { one, shown, textOf } from '../elements/support.js';
import { waitUntil } from '../support/wait-until.js';
import { dynamicsDouble, type DynamicsDouble } from './support/dynamics-double.js';
import { choose, hostStage, type HostStage } from './support/host-stage.js';

const GUID = '7f0a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c';
const RECORD = { url: '/main.aspx', label: 'Eva Lind', type: 'contact', id: GUID };

async function page(
  interactions: Parameters<typeof hostStage>[0] = [],
  options: DynamicsOptions = {},
): Promise<HostStage & { readonly dynamics: DynamicsDouble }> {
  const dynamics = dynamicsDouble();
  const connect = { api: dynamics.api, ...options };
  return { ...(await hostStage(interactions, (element) => connectDynamics(element, connect))), dynamics };
}

describe('Dynamics 365, Channel Integration Framework', () => {
  it('opens the form of what the agent chooses, and says so where Dynamics keeps its own', async () => {
    const here = await page([anInteraction({ record: RECORD })]);
    const { element, dynamics } = here;
    await choose(here);
    expect(dynamics.by('openForm')).to.deep.equal([
      [JSON.stringify({ entityName: 'contact', entityId: GUID })],
    ]);
    dynamics.refuse.push(new Error('unsaved'));
    one(element, 'pad-list', 'a[href]').click();
    await shown();
    expect(textOf(one(element, 'pad-list'))).to.contain('The page kept its record open.');
  });

  it('searches for a call whose record nobody knows by its number', async () => {
    const search = { entity: 'account', column: 'telephone2' };
    const { adapter, dynamics } = await page([], { search });
    adapter.reportInteraction(aCall());
    await shown();
    const [[entity, query, searchOnly] = []] = dynamics.by('searchAndOpenRecords');
    expect([entity, searchOnly]).to.deep.equal(['account', false]);
    expect(query).to.contain("$filter=telephone2 eq '+46700000000'").and.contain('$search=');
  });

  it('calls a number of Dynamics, about its record', async () => {
    const { adapter, dynamics } = await page();
    expect(dynamics.by('setClickToAct')).to.deep.equal([[true]]);
    const entity = { entityLogicalName: 'contact', entityId: GUID };
    dynamics.click({ value: '+46 70 123 45 67', name: 'Eva Lind', ...entity });
    const [command] = adapter.sent;
    expect(command).to.deep.include({ type: 'call', number: '+46701234567' });
    expect(command)
      .to.have.property('record')
      .that.includes({ label: 'Eva Lind', type: 'contact', id: GUID });
    for (const data of ['no JSON', 'null', '{"value":7}']) dynamics.click(data);
    await shown();
    expect(adapter.sent).to.have.lengthOf(1);
  });

  it('comes to front with an offer', async () => {
    const { adapter, dynamics } = await page([], { width: 400 });
    adapter.reportInteraction(anOfferedInteraction());
    await shown();
    expect(dynamics.by('setMode')).to.deep.equal([[1]]);
    expect(dynamics.by('setWidth')).to.deep.equal([[400]]);
  });

  it('writes an interaction down as a phone call, which Dynamics keeps once', async () => {
    const { adapter, element, dynamics } = await page([aCall({ note: 'Called back' })]);
    const entries: HTMLElementEventMap['pad-call-log'][] = [];
    element.addEventListener('pad-call-log', (event) => entries.push(event));
    adapter.reportInteraction(aGoneInteraction());
    await waitUntil(() => dynamics.by('createRecord').length === 1, 'it is written');
    const [[entity, data] = []] = dynamics.by('createRecord');
    expect(entity).to.equal('phonecall');
    const call = JSON.parse(data as string) as { activityid: string };
    expect(call).to.include({
      directioncode: false,
      phonenumber: '+46700000000',
      description: 'Called back',
    });
    expect(call.activityid).to.match(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    // Told again, as after an answer that was lost: Dynamics has it, so it is accepted.
    const [told] = entries;
    await shown();
    let accepted = 0;
    const again = new CustomEvent('pad-call-log', { detail: told?.detail });
    element.dispatchEvent(Object.assign(again, { accept: () => (accepted += 1) }));
    await waitUntil(() => accepted === 1, 'it is accepted');
    const ids = dynamics
      .by('createRecord')
      .map(([, one]) => (JSON.parse(one as string) as typeof call).activityid);
    expect(new Set(ids).size).to.equal(1);
  });

  it('can be undone', async () => {
    const { adapter, dynamics, undo } = await page();
    undo();
    dynamics.click({ value: '112' });
    expect(adapter.sent).to.deep.equal([]);
    expect(dynamics.by('setClickToAct').at(-1)).to.deep.equal([false]);
  });
});
