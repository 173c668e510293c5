/** Several tabs of one agent: what they notice together, which of them leads, and how one of them dies. */
import { expect, type BrowserContext } from '@playwright/test';
import type { ContactPad } from '../../src/index.js';
import type { AgentWindow } from './e2e-agent.js';
import type { GatewayProcess } from './e2e-gateway.js';
import { workItem } from './e2e-work-items.js';

const MARK = 'noticed: ';

/** How often what has to be noticed once was noticed, in all tabs together. */
export type Noticed = Record<'ring' | 'record' | 'notification', number>;

/**
 * Counts from now on, in all pages that are opened afterwards. Nobody looks at them, so offers go to the desktop, where one
 * takes the place of another of its tag.
 */
export async function notice(context: BrowserContext, agent: string): Promise<Noticed> {
  const counts: Noticed = { ring: 0, record: 0, notification: 0 };
  const tags = new Set<string>();
  context.on('page', (page) => {
    page.on('console', (message) => {
      const [kind, tag] = message.text().startsWith(MARK) ? message.text().slice(MARK.length).split(' ') : [];
      if (kind === 'notification') counts.notification = tags.add(tag ?? '').size;
      else if (kind === 'ring' || kind === 'record') counts[kind] += 1;
    });
  });
  await context.addInitScript(
    ({ mark, key }) => {
      if (!location.protocol.startsWith('http')) return;
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when): void {
        console.debug(`${mark}ring`);
        start.call(this, when);
      };
      addEventListener('pad-record-open', () => {
        console.debug(`${mark}record`);
      });
      document.hasFocus = () => false;
      localStorage.setItem(key, 'on');
      class Shown {
        static readonly permission = 'granted';
        constructor(_title: string, { tag }: NotificationOptions) {
          console.debug(`${mark}notification ${tag ?? ''}`);
        }
        close(): void {
          // Nothing is on any screen.
        }
      }
      globalThis.Notification = Shown as never;
    },
    { mark: MARK, key: `contact-pad/notifications/${agent}` },
  );
  return counts;
}

/** What falls to the tab of a window. */
export function dutyOf({ pad }: AgentWindow): Promise<{ leads: boolean; front: boolean } | undefined> {
  return pad.evaluate((element) => {
    const sources = (element as ContactPad).pad?.state.sources ?? {};
    return Object.values(sources).find(({ link }) => link.tab)?.link.tab;
  });
}

/** The windows whose tab has that duty; a rule asks for exactly one. */
export async function withDuty(
  windows: readonly AgentWindow[],
  duty: 'leads' | 'front',
): Promise<AgentWindow[]> {
  const duties = await Promise.all(windows.map(dutyOf));
  return windows.filter((_, at) => duties[at]?.[duty]);
}

/** The one window whose tab has that duty, as soon as it is one. */
export async function theOne(windows: readonly AgentWindow[], duty: 'leads' | 'front'): Promise<AgentWindow> {
  await expect
    .poll(async () => (await withDuty(windows, duty)).length, { intervals: [50, 100, 250] })
    .toBe(1);
  return (await withDuty(windows, duty))[0] as AgentWindow;
}

/** Ends a tab without a word: its process crashes where the browser lets a test do that, else it is closed. */
export async function kill({ page }: AgentWindow): Promise<void> {
  const isChromium = page.context().browser()?.browserType().name() === 'chromium';
  if (isChromium) {
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    // Nobody is left to answer.
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  await page.close();
}

/** What `workThroughKills` works with. */
export interface KillPlan {
  readonly gateway: GatewayProcess;
  readonly open: () => Promise<AgentWindow>;
  /** How many tabs are open. */
  readonly tabs: number;
  /** How often the leading one is killed. */
  readonly rounds: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Works through items in several tabs of an agent, who is Ready already: with each the leading tab is killed at a random
 * moment, another accepts it, all show it, and a third is done with it. Fails where an offer is unseen, or anything is
 * shown or done twice.
 *
 * @param first the window that is open already
 * @returns the windows that are left
 */
export async function workThroughKills(
  first: AgentWindow,
  { gateway, open, tabs, rounds, random }: KillPlan,
): Promise<readonly AgentWindow[]> {
  let windows = [first];
  for (let round = 0; round < rounds; round += 1) {
    while (windows.length < tabs) windows = [...windows, await open()];
    const leader = await theOne(windows, 'leads');
    windows = windows.filter((one) => one !== leader);
    const contact = `Customer ${round + 1}`;
    const posted = gateway.post(workItem({ contact }));
    await leader.page.waitForTimeout(random() * 300);
    await Promise.all([kill(leader), posted]);
    const [taker, doer] = shuffled(windows, random);
    for (const one of windows) await expect(one.offer(contact)).toHaveCount(1);
    await taker?.accept(contact);
    for (const one of windows) await expect(one.cards).toHaveText([new RegExp(contact)]);
    await doer?.done.click();
    for (const one of windows) await expect(one.cards).toHaveCount(0);
  }
  return windows;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
