import { expect } from '@open-wc/testing';
import { interactionOf, permission } from '../../src/core/index.js';
import type { Interaction } from '../../src/core/index.js';
import {
  FIXTURE_TIME,
  aGoneInteraction,
  aLink,
  aSnapshot,
  anAgent,
  anAttachment,
  anInteraction,
  anOfferedInteraction,
} from '../../src/testing/index.js';
import { aDesk, codeOf, said, seated, soon, tellAgent } from './support.js';

const BO = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;

function ids(interactions: readonly Interaction[]): readonly string[] {
  return interactions.map(({ id }) => id);
}

describe('what several backends tell', () => {
  it('stands side by side, each under its own source, whatever the ids are', async () => {
    const { pad } = await seated({ interactions: [anInteraction()] }, { interactions: [anInteraction()] });
    expect(ids(pad.state.interactions)).to.deep.equal(['acd:item-1', 'phone:item-1']);
    expect(pad.state.interactions.map(({ source }) => source)).to.deep.equal([
      'combined/acd',
      'combined/phone',
    ]);
  });

  it('keeps everything apart that commands can name', async () => {
    const consult = anInteraction({
      id: 'call',
      medium: 'voice',
      parent: 'item-1',
      peer: BO,
      handover: { by: BO },
      attachments: [anAttachment()],
      transfer: { target: BO, state: 'rejected', since: FIXTURE_TIME },
    });
    const { pad } = await seated({ interactions: [consult, anOfferedInteraction({ id: 'item-2' })] });
    // What a colleague is called at their own backend is shown, and names nothing.
    const told = JSON.stringify(pad.state.interactions).replaceAll('"logon":"bo"', '');
    for (const id of ['call', 'item-1', 'item-2', 'bo', 'letter', 'offer-1'])
      expect(told).to.contain(`"acd:${id}"`).and.not.contain(`"${id}"`);
  });

  it('tells two backends of one name apart', async () => {
    const { pad } = await seated(
      { interactions: [anInteraction()] },
      { name: 'acd', interactions: [anInteraction()] },
    );
    expect(Object.keys(pad.state.sources)).to.have.members(['combined', 'combined/acd', 'combined/acd-2']);
    expect(ids(pad.state.interactions)).to.deep.equal(['acd:item-1', 'acd-2:item-1']);
  });

  it('has a clock for each backend', async () => {
    const { pad, clock } = await seated({ ahead: 5000 }, { ahead: -3000 });
    expect(pad.now('combined/acd') - clock.now()).to.equal(5000);
    expect(pad.now('combined/phone') - clock.now()).to.equal(-3000);
    expect(pad.state.agent?.since).to.equal(clock.now());
  });

  it('drops what is late, as the numbers of each backend say', async () => {
    const { pad, acd } = await seated(
      { agent: { revision: 900 }, interactions: [anInteraction({ revision: 880 })] },
      { agent: { revision: 20 } },
    );
    acd.reportInteraction(anInteraction({ source: 'acd', revision: 890, subject: 'Late' }));
    expect(interactionOf(pad.state, 'acd:item-1')?.subject).to.equal('Manual evaluation');
    acd.reportInteraction(anInteraction({ source: 'acd', revision: 902, subject: 'New' }));
    acd.reportInteraction(anInteraction({ source: 'acd', revision: 901, subject: 'Overtaken' }));
    expect(interactionOf(pad.state, 'acd:item-1')?.subject).to.equal('New');
  });

  it('goes on after a backend began to count anew', async () => {
    const { pad, acd } = await seated({ agent: { revision: 900 }, interactions: [anInteraction()] });
    const agent = anAgent({ source: 'acd', revision: 1, state: 'not-ready' });
    acd.report(aSnapshot({ source: 'acd', agent, left: [{ id: 'item-1', outcome: 'redirected' }] }));
    expect(pad.state.gone.map(({ id, outcome }) => [id, outcome])).to.deep.equal([
      ['acd:item-1', 'redirected'],
    ]);
    acd.reportInteraction(anInteraction({ source: 'acd', id: 'item-2', revision: 2 }));
    tellAgent(acd, { revision: 3, state: 'ready' });
    expect(ids(pad.state.interactions)).to.deep.equal(['acd:item-2']);
    expect(pad.state.agent?.state).to.equal('ready');
  });

  it('leaves what the other backend has alone when one tells everything anew', async () => {
    const desk = await seated({ interactions: [anInteraction()] }, { interactions: [anInteraction()] });
    desk.acd.report(aSnapshot({ source: 'acd', agent: anAgent({ source: 'acd' }) }));
    expect(ids(desk.pad.state.interactions)).to.deep.equal(['phone:item-1']);
  });
});

describe('connecting to several backends', () => {
  it('is done when one is there and the other has said that it is not', async () => {
    const desk = aDesk({}, { first: [{ type: 'link', link: aLink({ source: 'phone', state: 'down' }) }] });
    expect(await codeOf(desk.pad.connect())).to.equal('done');
    expect(desk.pad.state.sources['combined/phone']?.link.state).to.equal('down');
    expect(desk.pad.state.sources.combined?.link.state).to.equal('up');
  });

  it('waits for each to have tried', async () => {
    const { pad, phone } = aDesk({}, { slow: true });
    let isDone = false;
    const connecting = pad.connect().then(() => (isDone = true));
    await soon();
    expect([isDone, pad.state.agent?.id]).to.deep.equal([false, 'acd:anna']);
    phone.finishConnect();
    expect(await connecting).to.equal(true);
  });

  it('goes on without one that refuses the agent, whose link says why', async () => {
    const { pad } = aDesk({}, { refuse: 'UNAUTHORIZED' });
    expect(await codeOf(pad.connect())).to.equal('done');
    const { link } = pad.state.sources['combined/phone'] ?? {};
    expect(link).to.include({ state: 'closed', error: 'UNAUTHORIZED' });
  });

  it('fails when all refuse', async () => {
    const { pad } = aDesk({ refuse: 'VERSION' }, { refuse: 'UNAUTHORIZED' });
    expect(await codeOf(pad.connect())).to.equal('VERSION');
    expect(pad.state.sources.combined?.link.state).to.equal('closed');
  });

  it('ends for all', async () => {
    const { pad, acd, phone } = await seated();
    await pad.disconnect();
    expect([acd.connected, phone.connected]).to.deep.equal([false, false]);
    expect(await codeOf(pad.send({ type: 'set-state', state: 'ready' }))).to.equal('OFFLINE');
  });
});

describe('a link that goes down', () => {
  const holding = { interactions: [anInteraction()] };

  it('blocks what its backend has, and nothing else', async () => {
    const { pad, phone } = await seated(holding, holding);
    phone.report({ type: 'link', link: aLink({ source: 'phone', state: 'down' }) });
    const can = pad.state.interactions.map((one) => permission(pad.state, one, 'done'));
    expect(can).to.deep.equal([true, { reason: 'OFFLINE' }]);
    expect(pad.state.agent && permission(pad.state, pad.state.agent, 'set-state')).to.equal(true);
  });

  it('is that of the agent when no other is left', async () => {
    const { pad, acd, phone } = await seated(holding, holding);
    for (const { name, report } of [acd, phone])
      report({ type: 'link', link: aLink({ source: name, state: 'down' }) });
    expect(await codeOf(pad.send({ type: 'set-state', state: 'not-ready' }))).to.equal('OFFLINE');
    expect(acd.sent).to.have.lengthOf(0);
  });
});

describe('a command', () => {
  it('about an interaction goes to the backend that has it, in its ids', async () => {
    const { pad, acd, phone } = await seated(
      { interactions: [anOfferedInteraction()] },
      { interactions: [anOfferedInteraction()] },
    );
    const sent = pad.send({ type: 'accept', interaction: 'phone:item-1', offer: 'phone:offer-1', id: 'c' });
    expect(acd.sent).to.have.lengthOf(0);
    expect(phone.sent).to.deep.equal([{ type: 'accept', interaction: 'item-1', offer: 'offer-1', id: 'c' }]);
    phone.accept('c');
    phone.reportInteraction(anInteraction({ source: 'phone' }), 'c');
    expect(await codeOf(sent)).to.equal('done');
    expect(pad.state.selected).to.equal('phone:item-1');
  });

  it('about two backends at once, or about none, is refused', async () => {
    const { pad, acd } = await seated({ interactions: [anInteraction({ can: { transfer: true } })] });
    const across = { type: 'transfer', interaction: 'acd:item-1', target: 'phone:bo' } as const;
    expect(await codeOf(pad.send(across))).to.equal('NOT_FOUND');
    expect(await codeOf(pad.send({ type: 'take', interaction: 'elsewhere:item-1' }))).to.equal('NOT_FOUND');
    expect(acd.sent).to.have.lengthOf(0);
  });

  it('to call a number goes to the first that can', async () => {
    const { pad, acd, phone } = await seated({}, { agent: { can: { 'set-state': true, call: true } } });
    expect(pad.state.agent?.can.call).to.equal(true);
    void pad.send({ type: 'call', number: '+4670', id: 'c' });
    await soon();
    expect(acd.sent).to.have.lengthOf(0);
    expect(phone.sent).to.deep.equal([{ type: 'call', number: '+4670', id: 'c' }]);
  });

  it('to call a target goes to the backend of the target', async () => {
    const { pad, acd } = await seated({}, { agent: { can: { call: true } } });
    void pad.send({ type: 'call', target: 'acd:bo', id: 'c' });
    await soon();
    expect(acd.sent).to.deep.equal([{ type: 'call', target: 'bo', id: 'c' }]);
  });

  it('that watches is divided, and settled once', async () => {
    const { pad, acd, phone } = await seated();
    const watch = {
      type: 'watch',
      targets: ['acd:bo', 'phone:12', 'phone:13'],
      about: 'acd:item-1',
      id: 'w',
    };
    const sent = pad.send(watch as Parameters<typeof pad.send>[0]);
    await soon();
    expect(acd.sent).to.deep.equal([{ type: 'watch', targets: ['bo'], about: 'item-1', id: 'w' }]);
    expect(phone.sent).to.deep.equal([{ type: 'watch', targets: ['12', '13'], id: 'w' }]);
    for (const one of [acd, phone]) {
      expect(pad.state.commands).to.have.lengthOf(1);
      one.accept('w');
      one.report({ type: 'settled', command: 'w' });
    }
    expect(await codeOf(sent)).to.equal('done');
    phone.report({ type: 'target', target: { ...BO, source: 'phone', can: {} } });
    expect(pad.state.targets['phone:bo']?.source).to.equal('combined/phone');
  });

  it('that watches nothing goes to those that were watched', async () => {
    const { pad, acd, phone } = await seated();
    void pad.send({ type: 'watch', targets: ['acd:bo'], id: 'w' });
    void pad.send({ type: 'watch', targets: [], id: 'x' });
    await soon();
    expect(acd.sent.map(({ id }) => id)).to.deep.equal(['w', 'x']);
    expect(phone.sent).to.have.lengthOf(0);
  });
});

describe('a question', () => {
  it('about an attachment goes to the backend that has it', async () => {
    const { pad, phone } = await seated();
    const asked = pad.query({ type: 'attachment', interaction: 'phone:i', attachment: 'phone:letter' });
    expect(phone.asked).to.deep.equal([{ type: 'attachment', interaction: 'i', attachment: 'letter' }]);
    phone.answer({ url: '/letter', expiresAt: 1 });
    expect(await asked).to.deep.equal({ url: '/letter', expiresAt: 1 });
  });

  it('about a waiting list is answered in ids that can be taken, on our clock', async () => {
    const { pad, acd, clock } = await seated({
      ahead: 5000,
      agent: { workLists: [{ id: 'bin', name: 'Bin', kind: 'workbin' }] },
    });
    expect(pad.state.agent?.workLists).to.deep.equal([{ id: 'acd:bin', name: 'Bin', kind: 'workbin' }]);
    const asked = pad.query({ type: 'work-list', list: 'acd:bin', offset: 0, limit: 10 });
    const since = clock.now() + 5000;
    acd.answer({ items: [{ id: 'i', medium: 'email', subject: 'S', since }], total: 1 });
    expect((await asked).items).to.deep.equal([
      { id: 'acd:i', medium: 'email', subject: 'S', since: clock.now() },
    ]);
    void pad.send({ type: 'take', interaction: 'acd:i', id: 't' });
    await soon();
    expect(acd.sent).to.deep.equal([{ type: 'take', interaction: 'i', id: 't' }]);
  });
});

describe('news of several backends', () => {
  it('in their own words are kept apart, too', async () => {
    const desk = await seated();
    for (const { report, name } of [desk.acd, desk.phone])
      report({ type: 'notice', notice: { id: 'n', level: 'info', text: `Hello from ${name}` } });
    expect(said(desk)).to.deep.equal(['Hello from phone', 'Hello from acd']);
  });

  it('of what left is told with its outcome', async () => {
    const { pad, acd } = await seated({ interactions: [anInteraction()] });
    acd.reportInteraction(aGoneInteraction({ source: 'acd', outcome: 'transferred' }));
    expect(pad.state.gone[0]).to.include({ id: 'acd:item-1', outcome: 'transferred' });
  });
});
