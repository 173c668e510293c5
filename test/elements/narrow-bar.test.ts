import { expect } from '@open-wc/testing';
import type { Link } from '../../src/core/index.js';
import { aLink, anAgent } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, one, shown, stage } from './support.js';

const LINKS: readonly Link['state'][] = ['up', 'connecting', 'down', 'closed'];
const STATES = ['ready', 'not-ready', 'wrap', 'logging', 'logged-out'] as const;
/** Longer ones give way to the link, and have a tooltip, as the link has. */
const USUAL: readonly string[] = ['ready', 'not-ready'];

describe('the bar of a narrow pad', () => {
  for (const lang of ['en', 'de', 'fr', 'es', 'sv', 'ja', 'ar'])
    it(`keeps its height, and shows "Offline" and the usual states whole: ${lang}`, async () => {
      document.documentElement.lang = lang;
      try {
        for (const state of STATES) await check(state, lang);
      } finally {
        document.documentElement.lang = 'en';
      }
    });
});

describe('the bar of a strip', () => {
  it('shows a state with its reason whole where there is no work', async () => {
    const agent = anAgent({
      state: 'not-ready',
      can: { 'set-state': true, 'start-im': true },
      reason: 'lunch',
      reasons: [{ code: 'lunch', label: 'Lunch with team' }],
      workLists: [],
    });
    const { element } = await stage([], { width: 720, height: 64, agent });
    expect(cutIn(one(element, '.bar'), '.state .cut')).to.deep.equal([]);
  });
});

async function check(state: (typeof STATES)[number], lang: string): Promise<void> {
  const agent = anAgent({ state, can: { 'set-state': true, 'start-im': true }, workLists: [] });
  const { element, adapter } = await stage([], { width: 320, height: 640, agent });
  await waitUntil(() => lang === 'en' || all(element, `[lang=${lang}]`).length > 0, 'the language comes');
  const bar = one(element, '.bar');
  const { height } = bar.getBoundingClientRect();
  for (const link of LINKS) {
    adapter.report({ type: 'link', link: aLink({ state: link }) });
    await shown();
    expect(bar.getBoundingClientRect().height, `${state}, ${link}`).to.equal(height);
    if (link === 'down') expect(cutIn(bar, USUAL.includes(state) ? '.cut' : '.link .cut')).to.deep.equal([]);
  }
}

function cutIn(bar: HTMLElement, texts: string): (string | null)[] {
  return all(bar, texts)
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ textContent }) => textContent);
}
