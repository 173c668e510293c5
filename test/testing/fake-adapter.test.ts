import { expect } from '@open-wc/testing';
import { PadError } from '../../src/core/index.js';
import type { Command, Fact } from '../../src/core/index.js';
import { anInteraction, fakeAdapter } from '../../src/testing/index.js';

const DONE: Command = { type: 'done', id: 'done-1', interaction: 'item-1' };
const QUERY = { type: 'attachment', interaction: 'item-1', attachment: 'letter' } as const;

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (thrown: unknown) => PadError.from(thrown).code,
  );

describe('a fake adapter', () => {
  const { signal } = new AbortController();

  it('begins with a snapshot and a link that is up', async () => {
    const facts: Fact[] = [];
    const adapter = fakeAdapter({ name: 'mine' });
    await adapter.connect((fact) => facts.push(fact), signal);
    expect(facts.map(({ type }) => type)).to.deep.equal(['snapshot', 'link']);
    expect(facts[0]).to.have.property('source', 'mine');
  });

  it('reports what the test says', async () => {
    const facts: Fact[] = [];
    const adapter = fakeAdapter({ first: [] });
    await adapter.connect((fact) => facts.push(fact), signal);
    const interaction = anInteraction();
    adapter.reportInteraction(interaction, 'done-1');
    expect(facts).to.deep.equal([{ type: 'interaction', interaction, by: ['done-1'] }]);
  });

  it('cannot report to nobody', async () => {
    const adapter = fakeAdapter();
    await adapter.connect(() => undefined, signal);
    await adapter.disconnect();
    expect(adapter.connected).to.equal(false);
    expect(() => adapter.reportInteraction(anInteraction())).to.throw('not connected');
  });

  it('lets a command wait until the test accepts it', async () => {
    const adapter = fakeAdapter();
    const sent = adapter.send(DONE);
    adapter.accept('done-1');
    await sent;
    expect(adapter.sent).to.deep.equal([DONE]);
  });

  it('refuses a command with the code that the test gives', async () => {
    const adapter = fakeAdapter();
    const code = codeOf(adapter.send(DONE));
    adapter.refuse('done-1', 'GONE');
    expect(await code).to.equal('GONE');
  });

  it('tells a test that it decides what nobody asked', () => {
    expect(() => fakeAdapter().accept('done-1')).to.throw('nothing waits for done-1');
  });

  it('answers a question', async () => {
    const adapter = fakeAdapter();
    const answer = adapter.query(QUERY, signal);
    adapter.answer({ url: '/letter.pdf', expiresAt: 1 });
    expect(await answer).to.deep.equal({ url: '/letter.pdf', expiresAt: 1 });
  });

  it('forgets a question that was aborted', async () => {
    const adapter = fakeAdapter();
    const question = new AbortController();
    const code = codeOf(adapter.query(QUERY, question.signal));
    question.abort();
    expect(await code).to.equal('CLOSED');
    expect(() => adapter.answer({ url: '', expiresAt: 0 })).to.throw('nothing waits');
  });

  it('refuses to connect when told to', async () => {
    expect(await codeOf(fakeAdapter({ refuse: 'UNAUTHORIZED' }).connect(() => undefined, signal))).to.equal(
      'UNAUTHORIZED',
    );
  });

  it('connects slowly when told to', async () => {
    const adapter = fakeAdapter({ slow: true });
    const connecting = adapter.connect(() => undefined, signal);
    expect(adapter.connected).to.equal(false);
    adapter.finishConnect();
    await connecting;
    expect(adapter.connected).to.equal(true);
  });
});

describe('fixtures', () => {
  it('are newer the later they are built', () => {
    expect(anInteraction().revision).to.be.lessThan(anInteraction().revision);
  });

  it('take what a test says of them', () => {
    expect(anInteraction({ subject: 'Mine', revision: 7 })).to.include({ subject: 'Mine', revision: 7 });
  });
});
