import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Command, Target, WaitingItem, WorkListPage, WorkListQuery } from '../../src/core/index.js';
import type { PadQueues } from '../../src/elements/pad-queues.js';
import '../../src/elements/pad-queues.js';
import { anAgent, anInteraction, FAKE_SOURCE, FIXTURE_TIME, aLink } from '../../src/testing/index.js';
import { holdTimers, type HeldTimers } from '../support/held-timers.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, hasButton, one, shown, textOf } from './support.js';

const LISTS = [
  { id: 'loans', name: 'Loans', kind: 'queue' },
  { id: 'mail', name: 'Mail to pick from', kind: 'waiting-list' },
  { id: 'team', name: 'The team’s workbin', kind: 'workbin' },
] as const;

const CAN = { 'set-state': true, take: true, watch: true } as const;

function anItem(n: number, changes: Partial<WaitingItem> = {}): WaitingItem {
  return {
    id: `w${n}`,
    medium: 'email',
    subject: `Question ${n}`,
    contact: { name: `Customer ${n}` },
    priority: 5,
    since: FIXTURE_TIME - 60_000 * n,
    ...changes,
  };
}

interface Queues extends PanelStage<PadQueues> {
  /** What waits in the backend; a test changes it. */
  waiting: WaitingItem[];
  readonly asked: WorkListQuery[];
  fail: boolean;
}

async function queues(waiting: WaitingItem[] = [], options: PanelOptions = {}): Promise<Queues> {
  const asked: WorkListQuery[] = [];
  const backend = { waiting, asked, fail: false };
  const element = document.createElement('pad-queues');
  element.now = () => FIXTURE_TIME;
  element.list = (query): Promise<WorkListPage> => {
    asked.push(query);
    if (backend.fail) return Promise.reject(new Error('no'));
    const { offset, limit } = query;
    const items = backend.waiting.slice(offset, offset + limit);
    return Promise.resolve({ items, total: backend.waiting.length });
  };
  const stage = await panelStage(element, (panel, state) => (panel.state = state), {
    agent: anAgent({ workLists: LISTS, can: CAN }),
    ...options,
  });
  return Object.assign(backend, stage);
}

function tell({ adapter }: Queues, id: string, waiting: number, waitingSince?: number): void {
  const since = waitingSince === undefined ? {} : { waitingSince };
  const target: Target = { source: FAKE_SOURCE, id, kind: 'queue', name: id, waiting, ...since, can: {} };
  adapter.report({ type: 'target', target });
}

function listOf({ element }: Queues, name: string): HTMLElement {
  const found = all(element, 'summary').find((line) => textOf(line).startsWith(name));
  if (!found) throw new Error(`there is no list "${name}" to open`);
  return found;
}

async function open(there: Queues, name = 'Mail to pick from'): Promise<void> {
  listOf(there, name).click();
  await waitUntil(() => all(there.element, 'details[open]').length > 0);
  await shown();
  await waitUntil(() => !textOf(there.element).includes('Loading'));
  await shown();
}

function rows({ element }: Queues): string[] {
  return all(element, 'details [role=listitem]').map((row) => textOf(row));
}

function lastSent({ adapter }: Queues, type: Command['type']): Command {
  const command = adapter.sent.findLast((sent) => sent.type === type);
  if (!command) throw new Error(`no ${type} was sent`);
  return command;
}

function focusedRow(): string {
  return focused()?.closest('[role=listitem]')?.textContent ?? '';
}

describe('the queues', () => {
  let timers: HeldTimers;
  beforeEach(() => {
    timers = holdTimers();
  });
  afterEach(() => {
    timers.stop();
  });

  async function secondLater(): Promise<void> {
    timers.pass(1_000);
    await shown();
  }

  for (const look of [{}, { dark: true }, { width: 320 }, { rtl: true }])
    it(`are accessible, empty, open and with something refused ${JSON.stringify(look)}`, async () => {
      const interactions = [anInteraction({ id: 'p', phase: 'parked', can: { resume: true } })];
      const there = await queues([anItem(1), anItem(2)], { interactions, ...look });
      await expect(there.element).to.be.accessible();
      tell(there, 'mail', 2, FIXTURE_TIME - 90_000);
      await open(there);
      button(there.element, 'Take').click();
      await shown();
      await expect(there.element).to.be.accessible();
      there.adapter.refuse(lastSent(there, 'take').id, 'GONE');
      await shown();
      await expect(there.element).to.be.accessible();
      expect(there.element.scrollWidth).to.be.at.most(there.frame.clientWidth);
    });

  it('say what is empty', async () => {
    const { element } = await queues([], { agent: anAgent({ can: CAN }) });
    expect(textOf(element)).to.contain('You serve no queues now.').and.contain('What you park waits here');
  });

  it('ask to watch the lists, show what waits live, and end it when they close (CG-36, MI-48)', async () => {
    const there = await queues();
    expect(there.intents).to.deep.equal([{ type: 'watch', targets: ['loans', 'mail', 'team'] }]);
    tell(there, 'loans', 3, FIXTURE_TIME - 252_000);
    tell(there, 'mail', 0);
    await shown();
    const [loans, mail, team] = all(there.element, '.line').map((line) => textOf(line));
    expect(loans).to.equal('Loans 3 waiting · oldest 04:12');
    expect(mail).to.equal('Mail to pick from 0 waiting');
    expect(team).to.equal('The team’s workbin');
    there.element.remove();
    await shown();
    expect(there.intents.at(-1)).to.deep.equal({ type: 'watch', targets: [] });
  });

  it('ask to watch again when the link is back, and not where the backend cannot', async () => {
    const there = await queues();
    there.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    there.adapter.report({ type: 'link', link: aLink() });
    await shown();
    expect(there.intents.map(({ type }) => type)).to.deep.equal(['watch', 'watch']);
    const without = await queues([], { agent: anAgent({ workLists: LISTS, can: { take: true } }) });
    without.element.remove();
    await shown();
    expect(without.intents).to.deep.equal([]);
  });

  it('open what can be picked from, not a queue', async () => {
    const there = await queues([anItem(1), anItem(2, { medium: 'case', contact: {}, priority: 0 })]);
    expect(all(there.element, 'summary')).to.have.length(2);
    await open(there);
    expect(there.asked).to.deep.equal([{ type: 'work-list', list: 'mail', offset: 0, limit: 50 }]);
    expect(rows(there)).to.deep.equal([
      'E-mail Customer 1 Priority 5 · Question 1 01:00 Take',
      'Case Question 2 02:00 Take',
    ]);
  });

  it('say that nothing waits, and that a list could not be read, and read it again when asked', async () => {
    const there = await queues();
    await open(there);
    expect(textOf(there.element)).to.contain('Nothing waits here now.');
    there.fail = true;
    await open(there, 'The team’s workbin');
    expect(textOf(there.element)).to.contain('The list could not be read.');
    Object.assign(there, { fail: false, waiting: [anItem(1)] });
    button(there.element, 'Try again').click();
    await waitUntil(() => hasButton(there.element, 'Take'));
    expect(textOf(there.element)).not.to.contain('The list could not be read.');
  });

  it('show more, by pages of what a backend gives, the focus on the first new one', async () => {
    const there = await queues(Array.from({ length: 120 }, (_, n) => anItem(n)));
    await open(there);
    expect(textOf(there.element)).to.contain('50 of 120');
    for (const count of [100, 120]) {
      button(there.element, 'Show more').click();
      await waitUntil(() => rows(there).length === count);
    }
    await shown();
    expect(there.asked.slice(-3).map(({ offset }) => offset)).to.deep.equal([0, 50, 100]);
    expect(hasButton(there.element, 'Show more')).to.equal(false);
    expect(focused()?.closest('[role=listitem]')?.textContent).to.contain('Customer 100');
  });

  it('take what waits: pending on the row, then it is the agent’s (CG-15)', async () => {
    const there = await queues([anItem(1), anItem(2)]);
    await open(there);
    button(there.element, 'Take').click();
    await shown();
    const { id } = lastSent(there, 'take');
    expect(lastSent(there, 'take')).to.include({ type: 'take', interaction: 'w1' });
    expect(button(there.element, 'Taking…').ariaDisabled).to.equal('true');
    expect(button(there.element, 'Take').ariaDisabled).to.equal('false');
    there.waiting = [anItem(2)];
    there.adapter.reportInteraction(anInteraction({ id: 'w1' }), id);
    await shown();
    expect(rows(there)).to.have.length(1);
    expect(rows(there)[0]).to.contain('Customer 2');
    await secondLater();
    expect(there.asked.length).to.be.above(1);
  });

  it('say so when somebody was faster, and read the list again; what is said stays until it is dismissed', async () => {
    const there = await queues([anItem(1), anItem(2)]);
    await open(there);
    button(there.element, 'Take').click();
    there.waiting = [anItem(2), anItem(3)];
    there.adapter.refuse(lastSent(there, 'take').id, 'GONE');
    await secondLater();
    expect(rows(there)).to.have.length(3);
    expect(rows(there)[0]).to.contain('Somebody else was faster.');
    button(there.element, 'Dismiss').click();
    await shown();
    expect(rows(there)).to.have.length(2);
  });

  it('block Take with its reason, and show none where the backend has none', async () => {
    const blocked = { ...CAN, take: { reason: 'NOT_ALLOWED' } } as const;
    const there = await queues([anItem(1)], { agent: anAgent({ workLists: LISTS, can: blocked }) });
    await open(there);
    expect(button(there.element, 'Take').title).to.equal('You are not allowed to do this');
    const without = await queues([anItem(1)], { agent: anAgent({ workLists: LISTS, can: {} }) });
    await open(without);
    expect(hasButton(without.element, 'Take')).to.equal(false);
  });

  it('read an open list again when its figures change, at most once a second', async () => {
    const there = await queues([anItem(1)]);
    await open(there);
    there.waiting = [anItem(0, { priority: 9 }), anItem(1)];
    for (const n of [2, 3, 4, 2]) {
      tell(there, 'mail', n, FIXTURE_TIME);
      await shown();
    }
    expect(there.asked.length).to.equal(1);
    await secondLater();
    expect(rows(there)).to.have.length(2);
    await secondLater();
    expect(there.asked.length).to.equal(2);
    expect(rows(there).map((row) => row.slice(7, 17))).to.deep.equal(['Customer 1', 'Customer 0']);
  });

  it('say with each Take of what, and never lose the focus', async () => {
    const there = await queues([anItem(1), anItem(2)]);
    await open(there);
    const second = all(there.element, 'details [role=listitem] button')[1];
    expect(second?.getAttribute('aria-description')).to.contain('Customer 2');
    second?.focus();
    there.waiting = [anItem(9), anItem(2)];
    tell(there, 'mail', 2, FIXTURE_TIME);
    await secondLater();
    expect(rows(there)[0]).to.contain('Customer 2');
    await waitUntil(() => focusedRow().includes('Customer 2'), 'the focus follows its row');
    there.waiting = [anItem(9)];
    tell(there, 'mail', 1, FIXTURE_TIME);
    await secondLater();
    expect(rows(there)).to.have.length(1);
    await waitUntil(() => focusedRow().includes('Customer 9'), 'the focus goes to the next row');
  });

  it('hold the agent’s own workbin: what is parked, what is new in it, and Resume (WI-22)', async () => {
    const parked = anInteraction({ id: 'p', phase: 'parked', can: { resume: true } });
    const there = await queues([], {
      interactions: [parked, anInteraction({ id: 'q', phase: 'connected' })],
    });
    expect(textOf(one(there.element, 'h3'))).to.equal('My workbin 1');
    button(there.element, 'Resume').click();
    await shown();
    expect(button(there.element, 'Resuming…').ariaDisabled).to.equal('true');
    const { id } = lastSent(there, 'resume');
    there.adapter.reportInteraction(anInteraction({ id: 'p' }), id);
    await shown();
    expect(textOf(one(there.element, 'h3'))).to.equal('My workbin 0');
    expect(textOf(there.element)).to.contain('What you park waits here');
  });

  it('begin at their heading and close with Escape', async () => {
    const there = await queues();
    expect(focused()?.textContent).to.equal('Queues');
    await sendKeys({ press: 'Escape' });
    expect(there.intents.at(-1)).to.deep.equal({ type: 'show-queues', open: false });
  });
});
