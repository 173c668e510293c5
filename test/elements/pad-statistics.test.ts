import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PadError, type Statistics, type StatisticsQuery } from '../../src/core/index.js';
import type { PadStatistics } from '../../src/elements/pad-statistics.js';
import '../../src/elements/pad-statistics.js';
import { FIXTURE_TIME, aLink, anAgent } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, one, shown, stage, textOf } from './support.js';

const MINUTE = 60_000;
const AGENT = anAgent({ statistics: true, reasons: [{ code: 'lunch', label: 'Lunch' }] });

const DAY: Statistics = {
  states: [
    { state: 'ready', ms: 100 * MINUTE },
    { state: 'not-ready', reason: 'lunch', ms: 30 * MINUTE },
    { state: 'wrap', ms: 5 * MINUTE },
  ],
  media: [
    { medium: 'email', handled: 1, ms: 2 * MINUTE },
    { medium: 'voice', handled: 3, ms: 18 * MINUTE },
  ],
};

const GOALS: Statistics['goals'] = [
  { of: 'handled', warningLow: 6, errorLow: 2 },
  { of: 'average', target: 4 * MINUTE, warningHigh: 6 * MINUTE, description: 'With after-work.' },
  { of: 'average', medium: 'voice', target: 3 * MINUTE, warningHigh: 4 * MINUTE, errorHigh: 5 * MINUTE },
  { of: 'handled', medium: 'chat', target: 2, errorLow: 1 },
  { of: 'time', state: 'not-ready', reason: 'lunch', target: 30 * MINUTE, warningHigh: 30 * MINUTE },
];

interface Figures extends PanelStage<PadStatistics> {
  /** What the backend answers; a test changes it. */
  answer: Statistics | PadError;
  readonly asked: StatisticsQuery[];
}

async function statistics(answer: Figures['answer'] = DAY, options: PanelOptions = {}): Promise<Figures> {
  const asked: StatisticsQuery[] = [];
  const backend = { answer, asked };
  const element = document.createElement('pad-statistics');
  element.now = () => FIXTURE_TIME;
  element.query = (query) => {
    asked.push(query as StatisticsQuery);
    const { answer: now } = backend;
    return now instanceof PadError ? Promise.reject(now) : Promise.resolve(now as never);
  };
  const there = await panelStage(element, (panel, state) => (panel.state = state), {
    agent: AGENT,
    ...options,
  });
  await waitUntil(() => all(element, 'dl, [role=alert]').length > 0);
  return Object.assign(backend, there);
}

const rows = ({ element }: Figures, table: number): string[] =>
  [...(all(element, 'table')[table]?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => textOf(cell as HTMLElement)).join(' | '),
  );

describe('pad-statistics', () => {
  for (const look of [{}, { dark: true, width: 320 }, { rtl: true }])
    it(`is accessible: ${JSON.stringify(look)}`, async () => {
      const { element } = await statistics(DAY, look);
      await expect(element).to.be.accessible();
      expect(focused()?.localName).to.equal('h2');
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });

  it('shows what was handled, the average, each medium and the time in each state', async () => {
    const here = await statistics();
    expect(all(here.element, 'dl > div').map(textOf)).to.deep.equal([
      'Handled 4',
      'Average handle time 05:00',
    ]);
    expect(rows(here, 0)).to.deep.equal(['E-mail | 1 | 02:00', 'Voice call | 3 | 06:00']);
    expect(rows(here, 1)).to.deep.equal([
      'Ready | 1:40 h',
      'Not Ready (Lunch) | 30:00',
      'Wrap (Auto) | 05:00',
    ]);
  });

  it('says which value is outside of its bounds, by a mark and a word, and what it should be', async () => {
    const here = await statistics({ ...DAY, goals: GOALS });
    const { element } = here;
    expect(all(element, 'dl > div').map(textOf)).to.deep.equal([
      'Handled 4 Low',
      'Average handle time With after-work. 05:00 Target: 04:00',
    ]);
    expect(rows(here, 0)).to.deep.equal([
      'E-mail | 1 | 02:00',
      'Voice call | 3 | 06:00 Too high Target: 03:00',
      'Chat | 0 Too low Target: 2 | –',
    ]);
    expect(rows(here, 1)[1]).to.equal('Not Ready (Lunch) | 30:00 Target: 30:00');
    const drawn = (kind: string): (string | null | undefined)[] =>
      all(element, `[data-level=${kind}]`).map((mark) => mark.querySelector('svg path')?.getAttribute('d'));
    expect(new Set([...drawn('warning'), ...drawn('error')]).size).to.equal(2);
    await expect(element).to.be.accessible();
  });

  for (const look of [
    { dark: true, width: 320 },
    { rtl: true, width: 320 },
  ])
    it(`has room for all that is said of a goal: ${JSON.stringify(look)}`, async () => {
      const { element } = await statistics({ ...DAY, goals: GOALS }, look);
      one(element, 'summary').click();
      await shown();
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });

  it('describes a figure in a tooltip, and where its name is opened by keyboard', async () => {
    const { element } = await statistics({ ...DAY, goals: GOALS });
    const details = one(element, 'details');
    expect(details.title).to.equal('With after-work.');
    one(element, 'summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(details.hasAttribute('open')).to.equal(true);
    expect(one(element, 'details p').checkVisibility()).to.equal(true);
  });

  it('marks the time of the present state when it passes a bound, without being read again', async () => {
    const goals: Statistics['goals'] = [{ of: 'time', state: 'ready', errorHigh: 101 * MINUTE }];
    const here = await statistics({ ...DAY, goals });
    expect(all(here.element, '[data-level]')).to.have.length(0);
    here.element.now = () => FIXTURE_TIME + 2 * MINUTE;
    await waitUntil(() => all(here.element, '[data-level=error]').length === 1);
    expect(rows(here, 1)[0]).to.equal('Ready | 1:42 h Too high');
    expect(here.asked).to.have.length(1);
  });

  it('asks for the day of this computer, on the clock of the source', async () => {
    const { asked } = await statistics();
    const midnight = new Date().setHours(0, 0, 0, 0);
    expect(FIXTURE_TIME - (asked[0]?.since ?? 0)).to.be.closeTo(Date.now() - midnight, 60_000);
  });

  it('says that nothing was handled yet', async () => {
    const { element } = await statistics({ ...DAY, media: [] });
    expect(textOf(element)).to.contain('Nothing handled yet today.').and.to.contain('Average handle time –');
  });

  it('is read again when the agent’s state changes, and keeps what it shows when that fails', async () => {
    const here = await statistics();
    here.answer = new PadError('UNAVAILABLE');
    here.adapter.report({
      type: 'agent',
      agent: { ...AGENT, revision: 9, state: 'not-ready', reason: 'lunch', since: FIXTURE_TIME },
    });
    await waitUntil(() => all(here.element, '[role=alert]').length > 0);
    expect(rows(here, 0)).to.have.length(2);
    here.answer = { ...DAY, media: [] };
    button(here.element, 'Refresh').click();
    await waitUntil(() => all(here.element, '[role=alert]').length === 0);
    expect(here.asked).to.have.length(3);
  });

  it('is read again when the link is back', async () => {
    const here = await statistics(new PadError('OFFLINE'));
    expect(textOf(one(here.element, '[role=alert]'))).to.contain('There is no connection.');
    here.answer = DAY;
    here.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    here.adapter.report({ type: 'link', link: aLink() });
    await waitUntil(() => all(here.element, 'table').length === 2);
  });

  it('says the figures aloud after Refresh, by keyboard', async () => {
    const { element } = await statistics();
    expect(textOf(one(element, '[role=status]'))).to.equal('');
    button(element, 'Refresh').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => textOf(one(element, '[role=status]')) !== '');
    expect(textOf(one(element, '[role=status]'))).to.equal('Handled: 4. Average handle time: 05:00.');
  });

  it('says aloud after Refresh what is outside of its bounds, and the same once more', async () => {
    const lunch = { of: 'time', state: 'not-ready', reason: 'lunch', warningHigh: 10 * MINUTE } as const;
    const { element } = await statistics({ ...DAY, goals: [...GOALS!.slice(0, 4), lunch] });
    const status = one(element, '[role=status]');
    const said: string[] = [];
    new MutationObserver(() => said.push(textOf(status))).observe(status, { childList: true });
    for (const times of [1, 2]) {
      button(element, 'Refresh').click();
      await waitUntil(() => said.filter(Boolean).length === times);
    }
    const words = [
      'Handled: 4. Average handle time: 05:00.',
      'Handled: Low',
      'Voice call, Average handle time: Too high',
      'Chat, Handled: Too low',
      'Not Ready (Lunch), Time: High',
    ];
    expect(said.filter(Boolean)).to.deep.equal([words.join(' '), words.join(' ')]);
  });

  it('opens from the agent’s menu where the backend has figures, and Escape gives the focus back', async () => {
    const { element } = await stage([], { agent: AGENT });
    const item = (): HTMLElement | undefined =>
      all(element, '[role=menuitem]').find((each) => textOf(each) === 'My Statistics');
    await waitUntil(() => !!item());
    one(element, '[part=state]').click();
    item()?.click();
    await waitUntil(() => focused()?.localName === 'h2');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused()?.getAttribute('part') === 'state');
  });

  it('is not in the menu where there are none', async () => {
    const { element } = await stage([]);
    await waitUntil(() => all(element, '[role=menuitem]').length > 0);
    expect(all(element, '[role=menuitem]').map(textOf)).not.to.include('My Statistics');
  });
});
