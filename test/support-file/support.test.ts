import { expect } from '@open-wc/testing';
import { Pad, type Fact } from '../../src/core/index.js';
import { record, replay, type RecordOptions, type RecordedAdapter } from '../../src/support-file/index.js';
import {
  aCaseEntry,
  aGoneInteraction,
  aLink,
  aSnapshot,
  anAgent,
  anInteraction,
  fakeAdapter,
  virtualClock,
  type FakeAdapter,
  type VirtualClock,
} from '../../src/testing/index.js';

const SECRET = 'Omar Haddad, +46 70 123 45 67, loan 4711';
const ITEM = anInteraction({
  id: 'secret-id-1',
  subject: SECRET,
  from: 'omar@example.test',
  contact: { id: 'secret-contact', name: 'Omar Haddad', address: '+46701234567' },
  caseData: [aCaseEntry({ key: 'ssn', label: 'Number', value: '19800101-1234' })],
  note: 'Wants his money back',
});

interface Recorded {
  readonly pad: Pad;
  readonly adapter: FakeAdapter;
  readonly recorded: RecordedAdapter;
  readonly clock: VirtualClock;
}

async function recorded(options: RecordOptions = {}): Promise<Recorded> {
  const clock = virtualClock();
  const first: Fact[] = [
    aSnapshot({ agent: anAgent(), interactions: [ITEM] }),
    { type: 'link', link: aLink() },
  ];
  const adapter = fakeAdapter({ first });
  const recorder = record(adapter, { clock, ...options });
  const pad = new Pad({ adapter: recorder, clock });
  await pad.connect();
  return { pad, adapter, recorded: recorder, clock };
}

describe('a support file', () => {
  it('holds nothing that was written by or about anybody, and no id of theirs', async () => {
    const { pad, recorded: recorder } = await recorded();
    pad.send({ type: 'set-note', interaction: ITEM.id, note: 'Called him' }).catch(() => undefined);
    const text = JSON.stringify(recorder.supportFile());
    for (const one of [
      'Omar',
      '123 45 67',
      '46701234567',
      'secret',
      '19800101',
      'money',
      'Called',
      'example',
    ])
      expect(text, one).not.to.contain(one);
    expect(text).to.contain('"type":"set-note"');
  });

  it('has the same placeholder for the same text, also in what was asked for', async () => {
    const { pad, recorded: recorder } = await recorded();
    pad.send({ type: 'done', interaction: ITEM.id }).catch(() => undefined);
    const { happened } = recorder.supportFile();
    const [first] = happened;
    const id = first && 'fact' in first && first.fact.type === 'snapshot' && first.fact.interactions[0]?.id;
    const asked = happened.flatMap((one) => ('command' in one ? one.command : []));
    expect(asked).to.have.length(1);
    expect(asked[0]).to.deep.include({ type: 'done', interaction: id });
  });

  it('says what was refused, and is told to nobody by itself', async () => {
    const { pad, adapter, recorded: recorder } = await recorded();
    const sent = pad.send({ type: 'done', interaction: ITEM.id });
    adapter.refuse(adapter.sent[0]?.id ?? '', 'FORBIDDEN');
    await sent.catch(() => undefined);
    expect(recorder.supportFile().happened.at(-1)).to.deep.include({ code: 'FORBIDDEN' });
  });

  it('forgets what is older, and still knows how things stood then', async () => {
    const { adapter, recorded: recorder, clock } = await recorded({ minutes: 1, most: 50 });
    adapter.reportInteraction(anInteraction({ id: 'kept', subject: 'Kept' }));
    adapter.reportInteraction(aGoneInteraction({ id: ITEM.id }));
    for (let revision = 100; revision < 400; revision += 1) {
      clock.advance(1_000);
      adapter.report({ type: 'agent', agent: anAgent({ revision }) });
    }
    const { happened } = recorder.supportFile();
    expect(happened.length).to.be.lessThan(170);
    const replayed = new Pad({ adapter: replay(recorder.supportFile(), { speed: 1_000 }) });
    await replayed.connect();
    expect(replayed.state.interactions).to.have.length(1);
  });
});

describe('the replay of a support file', () => {
  it('shows in a pad what the agent saw, in the same time, and does nothing', async () => {
    const { adapter, recorded: recorder, clock } = await recorded();
    clock.advance(2_000);
    adapter.reportInteraction(anInteraction({ id: 'second', medium: 'chat' }));
    const file: unknown = JSON.parse(JSON.stringify(recorder.supportFile()));
    const later = virtualClock();
    const pad = new Pad({ adapter: replay(file, { clock: later }), clock: later });
    await pad.connect();
    expect(pad.state.interactions.map(({ medium }) => medium)).to.deep.equal(['work-item']);
    expect(Object.values(pad.state.sources)[0]?.link.state).to.equal('up');
    later.advance(1_999);
    expect(pad.state.interactions).to.have.length(1);
    later.advance(1);
    expect(pad.state.interactions.map(({ medium }) => medium)).to.deep.equal(['work-item', 'chat']);
    const failed = await pad.send({ type: 'log-out' }).catch((thrown: unknown) => thrown);
    expect(failed).to.include({ code: 'UNSUPPORTED' });
    await pad.disconnect();
  });

  it('refuses what is no support file, or says what no backend may say', async () => {
    const { recorded: recorder } = await recorded();
    const good = recorder.supportFile();
    const bad: unknown[] = [
      null,
      'file',
      {},
      { ...good, version: 2 },
      { ...good, happened: [] },
      { ...good, happened: [{ at: 'now', fact: good.happened[0] }] },
      { ...good, happened: [{ at: 1, fact: { type: 'snapshot', source: 'x' } }] },
      { ...good, happened: [...good.happened, { at: 1, fact: { type: 'link', link: {} } }] },
    ];
    for (const given of bad) expect(() => replay(given), JSON.stringify(given)).to.throw();
  });
});
