import { expect } from '@open-wc/testing';
import { Pad } from '../../src/core/index.js';
import { mask, type MaskRules } from '../../src/masking/index.js';
import {
  aCaseEntry,
  aLink,
  aSnapshot,
  anAgent,
  anInteraction,
  fakeAdapter,
  type FakeAdapter,
} from '../../src/testing/index.js';

const EVA = '+46 70 123 45 67';
const CALL = anInteraction({
  medium: 'callback',
  from: EVA,
  contact: { id: 'eva', name: 'Eva Lind', address: EVA },
  caseData: [aCaseEntry({ key: 'ssn', value: '19800101-1234' }), aCaseEntry({ key: 'cid', value: '4711' })],
  callback: { number: EVA, numbers: [EVA, '+46 8 999 45 67', '112'], scheduledAt: 0 },
  call: { direction: 'inbound', ani: EVA, dnis: '+46 8 100 200' },
});

async function masked(rules: MaskRules): Promise<{ pad: Pad; adapter: FakeAdapter }> {
  const adapter = fakeAdapter({
    first: [aSnapshot({ agent: anAgent(), interactions: [CALL] }), { type: 'link', link: aLink() }],
  });
  const pad = new Pad({ adapter: mask(adapter, rules) });
  await pad.connect();
  return { pad, adapter };
}

describe('mask', () => {
  it('leaves the last digits of telephone numbers, wherever they stand, and short numbers', async () => {
    const { pad } = await masked({ digits: 4 });
    const [one] = pad.state.interactions;
    expect(one?.contact).to.deep.equal({ id: 'eva', name: 'Eva Lind', address: '•••4567' });
    expect([one?.from, one?.call?.ani, one?.callback?.number]).to.deep.equal(Array(3).fill('•••4567'));
    expect(one?.call?.dnis).to.equal('+46 8 100 200');
    expect(JSON.stringify(pad.state)).not.to.contain('123 45 67');
    expect(one?.callback?.numbers?.[2]).to.equal('112');
  });

  it('hides the values of keys whole, and lets nobody change them', async () => {
    const { pad } = await masked({ keys: ['ssn'] });
    const [ssn, cid] = pad.state.interactions[0]?.caseData ?? [];
    expect(ssn).to.deep.include({ key: 'ssn', value: '•••', editable: false });
    expect(cid?.value).to.equal('4711');
    expect(JSON.stringify(pad.state)).not.to.contain('19800101');
    expect(pad.state.interactions[0]?.call?.ani).to.equal(EVA);
  });

  it('tells alike numbers apart, and calls the one that was chosen, whole', async () => {
    const { pad, adapter } = await masked({ digits: 4 });
    const numbers = pad.state.interactions[0]?.callback?.numbers ?? [];
    expect(numbers.slice(0, 2)).to.deep.equal(['•••4567', '•••4567 (2)']);
    pad.send({ type: 'call', interaction: CALL.id, number: numbers[1] ?? '' }).catch(() => undefined);
    expect(adapter.sent[0]).to.deep.include({ type: 'call', number: '+46 8 999 45 67' });
  });

  it('hides nothing in full even of a short number, and all of it where no digit may stay', async () => {
    const { pad, adapter } = await masked({ digits: 9 });
    adapter.reportInteraction(anInteraction({ id: 'b', contact: { address: '12345' } }));
    expect(pad.state.interactions.at(-1)?.contact?.address).to.equal('•••345');
    const all = await masked({ digits: 0 });
    expect(all.pad.state.interactions[0]?.from).to.equal('•••');
  });

  it('hides what is asked for, too', async () => {
    const { pad, adapter } = await masked({ digits: 4, keys: ['iban'] });
    const asked = pad.query({ type: 'contact', interaction: CALL.id });
    adapter.answer({
      id: 'eva',
      address: EVA,
      fields: [{ key: 'iban', label: 'IBAN', value: 'SE45 5000', editable: true }],
    });
    const found = await asked;
    expect(found.address).to.equal('•••4567');
    expect(found.fields[0]).to.deep.include({ value: '•••', editable: false });
  });
});
