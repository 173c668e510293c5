import { expect } from '@open-wc/testing';
import type { Can } from '../../src/core/index.js';
import { FIXTURE_TIME, anEntry, anIm } from '../../src/testing/index.js';
import { codeOf, seated, soon } from './support.js';

const CAN: Can = { 'set-state': true, 'start-im': true };

describe('what is written, with several backends', () => {
  it('stands in the conversation of its backend, under the name of who wrote it', async () => {
    const { pad, phone } = await seated({ interactions: [anIm()] }, { interactions: [anIm()] });
    phone.report({ type: 'message', entry: anEntry({ text: 'Over the phone' }) });
    expect(Object.keys(pad.state.transcripts)).to.deep.equal(['phone:im-1']);
    const [entry] = pad.state.transcripts['phone:im-1'] ?? [];
    expect([entry?.interaction, entry?.by.id, entry?.by.name]).to.deep.equal([
      'phone:im-1',
      'phone:bo',
      'Bo Ek',
    ]);
    expect(entry?.by.id).to.equal(pad.state.interactions[1]?.peer?.id);
  });

  it('shows who colleagues log on as, and not what tells the backends apart (IM-6, IM-7)', async () => {
    const { pad, phone } = await seated({}, { interactions: [anIm()] });
    phone.report({ type: 'message', entry: anEntry() });
    expect(pad.state.interactions[0]?.peer?.logon).to.equal('bo');
    expect(pad.state.transcripts['phone:im-1']?.[0]?.by.logon).to.equal('bo');
  });

  it('keeps the author of a contact as it is, and the clock of its backend', async () => {
    const { pad, acd } = await seated({ ahead: 5000, interactions: [anIm({ medium: 'chat' })] });
    acd.report({ type: 'message', entry: anEntry({ by: { kind: 'contact', name: 'Eva Lind' } }) });
    acd.report({ type: 'typing', interaction: 'im-1', until: FIXTURE_TIME + 9000 });
    const [entry] = pad.state.transcripts['acd:im-1'] ?? [];
    expect([entry?.by, entry?.at]).to.deep.equal([{ kind: 'contact', name: 'Eva Lind' }, FIXTURE_TIME]);
    expect(pad.state.typing).to.deep.equal({ 'acd:im-1': FIXTURE_TIME + 9000 });
  });

  it('settles what the agent wrote', async () => {
    const { pad, acd } = await seated({ interactions: [anIm()] });
    const sent = pad.send({ type: 'send-message', interaction: 'acd:im-1', text: 'Hello', id: 'c1' });
    expect(acd.sent.at(-1)).to.deep.equal({
      type: 'send-message',
      interaction: 'im-1',
      text: 'Hello',
      id: 'c1',
    });
    acd.accept('c1');
    acd.report({ type: 'message', entry: anEntry(), by: ['c1'] });
    await sent;
    expect(pad.state.commands).to.be.empty;
  });

  it('begins with a colleague of one backend, about something of that backend or nothing', async () => {
    const { pad, acd, phone } = await seated({ agent: { can: CAN } }, { agent: { can: CAN } });
    void pad.send({ type: 'start-im', target: 'phone:bo', id: 'c1' }).catch(() => undefined);
    void pad
      .send({ type: 'start-im', target: 'acd:bo', interaction: 'acd:item', id: 'c2' })
      .catch(() => undefined);
    await soon();
    expect(phone.sent).to.deep.equal([{ type: 'start-im', target: 'bo', id: 'c1' }]);
    expect(acd.sent).to.deep.equal([{ type: 'start-im', target: 'bo', interaction: 'item', id: 'c2' }]);
    const mixed = pad.send({ type: 'start-im', target: 'phone:bo', interaction: 'acd:item' });
    expect(await codeOf(mixed)).to.equal('NOT_FOUND');
    await pad.disconnect();
  });

  it('is read where it is kept', async () => {
    const { pad, acd } = await seated({ interactions: [anIm()] });
    const reading = pad.query({ type: 'transcript', interaction: 'acd:im-1', limit: 10, before: 3 });
    await soon();
    expect(acd.asked).to.deep.equal([{ type: 'transcript', interaction: 'im-1', limit: 10, before: 3 }]);
    acd.answer({ entries: [anEntry()] });
    const { entries } = await reading;
    expect(entries.map(({ interaction, by }) => [interaction, by.id])).to.deep.equal([
      ['acd:im-1', 'acd:bo'],
    ]);
  });
});
