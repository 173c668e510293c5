// Whom a web callback calls, and what the agent reads and writes about it; called for real.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, it } from 'node:test';
import { AT_A_PAGE, NUMBER, useCallbacks } from '../support/voice-callbacks.mjs';

/** She has a telephone, and sits at a page; there she asks to be called. */
const MEI = { name: 'Mei Tanaka', number: AT_A_PAGE, contact: { address: 'mei@example.test' } };
const PAGE = { search: '', offset: 0, limit: 50 };
const isOpen = ({ phase }) => phase !== 'gone';

describe('a web callback and its contact', () => {
  let stage;
  let anna;
  let callbacks;

  useCallbacks({}, async (cast) => {
    ({ stage, anna, callbacks } = cast);
    const addresses = [MEI.contact.address, NUMBER, AT_A_PAGE];
    await cast.gateway.configure(`customers/${randomUUID()}`, { name: MEI.name, addresses });
  });
  afterEach(() => stage.clear(anna));

  const meiAsks = () => callbacks.readyToCall({ ...MEI, data: { cid: '4711' } });
  /** Mei's page. */
  const atThePage = () => stage.agent('customer', { user: AT_A_PAGE });
  async function ends(id) {
    await anna.must('end-call', { interaction: id });
    await callbacks.becomes(id, 'ended');
  }

  it('shows in the call what else of the contact goes on, and what was recently (WC-9)', async () => {
    const { id, counters } = await meiAsks();
    assert.deepEqual(counters.inProgress, {});
    const { days, counts } = counters.recent;
    const page = await atThePage();
    await anna.must('call', { interaction: id });
    await page.answers();
    await anna.hears('customer');
    await callbacks.asks({ ...MEI, scheduledAt: new Date(Date.now() + 3_600_000).toISOString() });
    const more = await anna.until(id, (one) => one.counters.inProgress.callback, 'one more goes on');
    const recent = { days, counts: { callback: (counts.callback ?? 0) + 1 } };
    assert.deepEqual(more.counters, { inProgress: { callback: 1 }, recent });
    assert.equal(more.phase, 'connected');
    await ends(id);
    await callbacks.done(id);
    await page.close();
  });

  it('calls the number of the contact that the agent chooses (WC-15)', async () => {
    const page = await atThePage();
    const { id, callback } = await meiAsks();
    assert.deepEqual(callback.numbers, [AT_A_PAGE, NUMBER]);
    const customer = await stage.isCalled('patient');
    await anna.must('call', { interaction: id, number: NUMBER });
    assert.equal((await anna.phase('connected', id)).call.dnis, NUMBER);
    await anna.hears('anna');
    assert.deepEqual((await page.interactions()).filter(isOpen), []);
    await ends(id);
    assert.equal(await customer.ended, 0);
    await anna.must('call', { interaction: id });
    await page.answers();
    assert.equal((await anna.phase('connected', id)).call.dnis, AT_A_PAGE);
    await anna.hears('customer');
    await ends(id);
    await callbacks.done(id);
    await page.close();
  });

  it('can be read about, noted and given back, and whoever gets it next calls (WC-10)', async () => {
    const { id } = await meiAsks();
    const { name, fields } = await anna.do('asks', { type: 'contact', interaction: id });
    assert.equal(name, 'Mei Tanaka');
    assert.ok(fields.some(({ value }) => value === NUMBER));
    const { items } = await anna.do('asks', { ...PAGE, type: 'history', interaction: id });
    assert.deepEqual([items[0].id, items[0].state], [id, 'in-progress']);
    await anna.must('set-note', { interaction: id, note: 'She is out until noon.' });
    await anna.must('requeue', { interaction: id });
    assert.equal((await anna.phase('gone', id)).outcome, 'requeued');
    // Whoever gives something back takes a break from it.
    await anna.must('set-state', { state: 'ready' });

    const again = await callbacks.takes();
    assert.deepEqual([again.id, again.note], [id, 'She is out until noon.']);
    const page = await atThePage();
    await anna.must('call', { interaction: id });
    await page.answers();
    await anna.hears('customer');
    await ends(id);
    await callbacks.done(id);
    await page.close();
  });

  it('is put off to another moment and another number, and called there (WC-10, WC-29, WC-30)', async () => {
    const { id } = await callbacks.readyToCall({ number: AT_A_PAGE });
    const about = { interaction: id, number: NUMBER };
    assert.equal(await anna.send('reschedule', { ...about, at: Date.now() - 1_000 }), 'INVALID');
    const at = Date.now() + 2_000;
    await anna.must('reschedule', { ...about, at });
    assert.equal((await callbacks.done(id)).outcome, 'rescheduled');

    const { callback } = await callbacks.takes();
    assert.ok(Date.now() >= at);
    assert.deepEqual([callback.number, callback.scheduledAt], [NUMBER, at]);
    const customer = await stage.isCalled('patient');
    await anna.must('call', { interaction: id });
    await anna.phase('connected', id);
    await anna.hears('anna');
    await ends(id);
    assert.equal(await customer.ended, 0);
    await callbacks.done(id);
  });

  it('has standard responses to be read aloud in the call, with the contact in them, and takes none (WC-20)', async () => {
    const { id } = await meiAsks();
    const page = await atThePage();
    await anna.must('call', { interaction: id });
    await page.answers();
    await anna.hears('customer');
    const { responses } = await anna.do('asks', {
      ...PAGE,
      type: 'responses',
      interaction: id,
      search: 'papers',
    });
    assert.match(responses[0].text, /^Dear Mei Tanaka,[^]*customer number, 4711\./);
    const { can } = await anna.phase('connected', id);
    assert.deepEqual([can['send-message'], can.reply], [undefined, undefined]);
    await ends(id);
    await callbacks.done(id);
    await page.close();
  });
});
