import { expect } from '@open-wc/testing';
import type { Interaction } from '../../src/core/index.js';
import {
  aGoneInteraction,
  aLink,
  anAgent,
  anEntry,
  anIm,
  anInteraction,
  anOfferedInteraction,
  aSnapshot,
} from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

/** What the agent has in front of them when the link breaks: two offers, an item, and a conversation. */
const HELD: readonly Interaction[] = [
  anOfferedInteraction({ id: 'offer-1' }),
  anOfferedInteraction({ id: 'offer-2' }),
  anInteraction({ id: 'mine' }),
  anIm({ id: 'im', peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' }, conversation: talk(2) }),
];

function talk(entries: number): NonNullable<Interaction['conversation']> {
  return { entries, delivered: entries };
}

async function cut({ adapter }: Stage): Promise<void> {
  adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
  await shown();
}

async function mend({ adapter }: Stage): Promise<void> {
  adapter.report({ type: 'link', link: aLink() });
  await shown();
}

function banner({ element }: Stage): string {
  return textOf(one(element, 'pad-work', '.outage [role=status]')).trim();
}

/** The banner, when it has come. */
async function told(desk: Stage): Promise<string> {
  await waitUntil(() => banner(desk) !== '', 'the banner comes');
  return banner(desk);
}

describe('a link that breaks', () => {
  it('is accessible with what changed meanwhile', async () => {
    const desk = await stage(HELD.slice(0, 2));
    await cut(desk);
    desk.adapter.reportInteraction(aGoneInteraction({ id: 'offer-1', outcome: 'redirected' }));
    await mend(desk);
    await expect(desk.element).to.be.accessible();
  });

  it('says since when, and why nothing can be done', async () => {
    const desk = await stage(HELD);
    await cut(desk);
    const time = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { timeStyle: 'short' });
    expect(textOf(desk.element)).to.contain(`What you see is from ${time.format(Date.now())}`);
    const accept = button(one(desk.element, '[role=alertdialog]'), 'Accept');
    expect([accept.ariaDisabled, accept.title]).to.deep.equal(['true', 'There is no connection now']);
  });

  it('makes the format of the time only then', async () => {
    const { DateTimeFormat } = Intl;
    const made: unknown[] = [];
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, given: ConstructorParameters<typeof DateTimeFormat>) => {
        made.push(given[1]);
        return new target(...given);
      },
    });
    try {
      const desk = await stage(HELD.slice(2, 3));
      expect(made).to.deep.equal([]);
      await cut(desk);
      expect(made).to.deep.include({ timeStyle: 'short' });
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });

  it('tells what changed meanwhile when it was told step by step', async () => {
    const desk = await stage(HELD);
    await cut(desk);
    const { adapter } = desk;
    adapter.reportInteraction(aGoneInteraction({ id: 'offer-1', revision: 1_011, outcome: 'redirected' }));
    adapter.reportInteraction(aGoneInteraction({ id: 'offer-2', revision: 1_012, outcome: 'redirected' }));
    adapter.reportInteraction(aGoneInteraction({ id: 'mine', revision: 1_013, outcome: 'transferred' }));
    for (const number of [3, 4, 5])
      adapter.report({ type: 'message', entry: anEntry({ interaction: 'im', number, by: BO }) });
    adapter.report({ type: 'message', entry: anEntry({ interaction: 'im', number: 6, by: ANNA }) });
    adapter.reportInteraction(
      anIm({
        id: 'im',
        revision: 1_014,
        peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
        conversation: talk(6),
      }),
    );
    await mend(desk);
    expect(await told(desk)).to.contain(
      'While you were offline: 2 missed, 1 transferred away, 3 new messages.',
    );
  });

  it('tells the same when it was told at once', async () => {
    const desk = await stage(HELD);
    await cut(desk);
    const im = { id: 'im', revision: 1_020, peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' } } as const;
    desk.adapter.report(
      aSnapshot({
        agent: anAgent({ revision: 1_020 }),
        interactions: [anIm({ ...im, conversation: talk(5) })],
        left: [
          { id: 'offer-1', outcome: 'redirected' },
          { id: 'offer-2', outcome: 'redirected' },
          { id: 'mine', outcome: 'transferred' },
        ],
      }),
    );
    await mend(desk);
    expect(await told(desk)).to.contain(
      'While you were offline: 2 missed, 1 transferred away, 3 new messages.',
    );
  });

  it('tells of the state that the agent has now, and of what is new', async () => {
    const desk = await stage();
    await cut(desk);
    desk.adapter.report({ type: 'agent', agent: anAgent({ revision: 1_020, state: 'not-ready' }) });
    desk.adapter.reportInteraction(anInteraction({ id: 'new', revision: 1_021 }));
    await mend(desk);
    expect(await told(desk)).to.contain('While you were offline: 1 new, You are Not Ready.');
  });

  it('says nothing when nothing changed, nor after that', async () => {
    const desk = await stage(HELD);
    await cut(desk);
    await mend(desk);
    desk.adapter.reportInteraction(aGoneInteraction({ id: 'mine', revision: 1_013, outcome: 'transferred' }));
    await shown();
    expect(banner(desk)).to.equal('');
  });

  it('keeps the news until they are put away, and adds those of the next time', async () => {
    const desk = await stage(HELD);
    for (const id of ['offer-1', 'offer-2']) {
      await cut(desk);
      expect(banner(desk)).to.equal('');
      desk.adapter.reportInteraction(aGoneInteraction({ id, revision: 1_030, outcome: 'redirected' }));
      await mend(desk);
    }
    expect(await told(desk)).to.contain('2 missed');
    button(one(desk.element, 'pad-work', '.outage'), 'Dismiss').click();
    await shown();
    expect(banner(desk)).to.equal('');
    expect(hasButton(one(desk.element, 'pad-work', '.outage'), 'Dismiss')).to.equal(false);
  });
});

describe('the place of what an agent may be pressing', () => {
  const sizes = [
    { name: 'narrow', width: 320, height: 900 },
    { name: 'narrow and full', width: 320, height: 480 },
    { name: 'panel', width: 620, height: 640 },
    { name: 'wide', width: 1000, height: 640 },
    { name: 'strip', width: 1280, height: 56 },
  ];

  for (const { name, ...size } of sizes)
    it(`is the same while the link goes and comes: ${name}`, async () => {
      const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => anInteraction({ id }));
      const desk = await stage([...HELD, ...many], size);
      desk.pad.set({ type: 'select', interaction: 'mine' });
      await shown();
      const before = await places(desk);
      expect(before.split(';').length).to.be.above(4);
      await cut(desk);
      expect(await places(desk)).to.equal(before);
      desk.adapter.reportInteraction(anInteraction({ id: 'mine', revision: 1_013, note: 'changed' }));
      desk.adapter.reportInteraction(anInteraction({ id: 'later', revision: 1_014 }));
      await mend(desk);
      await told(desk);
      expect(await places(desk)).to.equal(before);
    });

  it('is never under the preview of a message and the words at once', async () => {
    for (const size of sizes) {
      const desk = await stage(HELD.slice(2), size);
      await cut(desk);
      desk.adapter.report({
        type: 'notice',
        notice: {
          id: 'n',
          at: 0,
          level: 'error',
          text: 'The loan system is closed.',
          read: false,
          code: 'backend',
        },
      } as never);
      await shown();
      const toast = one(desk.element, '[part=toast]').getBoundingClientRect();
      const words = one(desk.element, '.offline').getBoundingClientRect();
      const apart = toast.bottom <= words.top || toast.left >= words.right;
      expect(apart, size.name).to.equal(true);
    }
  });
});

/** Where everything stands that can be pressed or read: offers and their answers, cards, what is open; when nothing moves. */
async function places(desk: Stage): Promise<string> {
  let before = '';
  await waitUntil(async () => {
    const [was] = [before, await pause()];
    before = placesNow(desk);
    return was === before;
  }, 'nothing moves');
  return before;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 100);
  });

/** What stands lower has to make room for the words. A strip has them under it. */
const WORDS = 70;
const STRIP = 120;

const PRESSED = ['mine', 'im', 'c'].map((id) => `[data-id=${id}]`).join();

function placesNow({ element }: Stage): string {
  const { bottom, height } = element.getBoundingClientRect();
  const end = height < STRIP ? Infinity : bottom;
  return all(element, `pad-offer, [part=accept], ${PRESSED}, [part=heading], [part=actions]`)
    .map((each) => [each.localName, each.getBoundingClientRect()] as const)
    .filter(([, place]) => place.bottom < end - WORDS)
    .map(([name, { left, top, width }]) => [name, ...[left, top, width].map(Math.round)].join(' '))
    .join('; ');
}

const BO = { kind: 'agent', id: 'bo', name: 'Bo Ek' } as const;
const ANNA = { kind: 'agent', id: 'anna', name: 'Anna Berg' } as const;
