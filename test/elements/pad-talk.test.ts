import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Author, Entry, Interaction, TranscriptQuery } from '../../src/core/index.js';
import { IntentEvent } from '../../src/elements/events.js';
import type { PadTalk } from '../../src/elements/pad-talk.js';
import '../../src/elements/talk.js';
import { FIXTURE_TIME, aLink, anAgent, anInteraction } from '../../src/testing/index.js';
import { isChromium } from '../support/is-chromium.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, hasButton, next, one, shown, textOf } from './support.js';

const ANNA: Author = { kind: 'agent', id: 'anna', name: 'Anna Berg' };
const BO: Author = { kind: 'agent', id: 'bo', name: 'Bo Ek' };
const EVA: Author = { kind: 'contact', name: 'Eva Lind' };

function entry(
  number: number,
  by: Author,
  text: string = `text ${number}`,
  interaction: string = 'im-1',
): Entry {
  return { interaction, number, by, text, at: FIXTURE_TIME + number * 1_000 };
}

function entries(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => entry(index + 1, index % 2 ? BO : ANNA));
}

type Changes = Partial<Interaction> & { readonly talk?: Partial<NonNullable<Interaction['conversation']>> };

function anIm({ talk, ...changes }: Changes = {}): Interaction {
  return anInteraction({
    id: 'im-1',
    medium: 'im',
    subject: '',
    peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
    conversation: { entries: 0, delivered: 0, own: true, ...talk },
    can: { release: true, 'send-message': true },
    ...changes,
  });
}

function aChat(talk: Partial<NonNullable<Interaction['conversation']>> = {}): Interaction {
  return anInteraction({
    id: 'chat-1',
    medium: 'chat',
    conversation: { entries: 0, delivered: 0, ...talk },
    can: { release: true, 'send-message': true },
  });
}

interface Talk extends PanelStage<PadTalk> {
  readonly log: HTMLElement;
  readonly field: () => HTMLTextAreaElement;
  readonly asked: TranscriptQuery[];
}

/** A conversation of which the backend has that transcript. */
async function talk(
  im: Interaction,
  transcript: readonly Entry[] = [],
  options: PanelOptions = {},
): Promise<Talk> {
  const asked: TranscriptQuery[] = [];
  const element = document.createElement('pad-talk');
  element.query = ((query: TranscriptQuery) => {
    asked.push(query);
    const before = query.before ?? transcript.length + 1;
    const found = transcript.filter(({ number }) => number < before);
    return Promise.resolve({ entries: found.slice(-query.limit) });
  }) as unknown as NonNullable<PadTalk['query']>;
  const agent = anAgent({ id: 'anna', can: { 'set-state': true } });
  const here = await panelStage(
    element,
    (panel, state) => {
      Object.assign(panel, { state, interaction: state.interactions.find(({ id }) => id === im.id) ?? im });
      panel.now = () => FIXTURE_TIME;
    },
    { agent, interactions: [im], ...options },
  );
  await shown();
  return {
    ...here,
    asked,
    log: one(element, '[role=log]'),
    field: () => one<HTMLTextAreaElement>(element, 'textarea'),
  };
}

async function write(here: Talk, text: string): Promise<void> {
  here.field().focus();
  here.field().value = text;
  here.field().dispatchEvent(new Event('input'));
  await shown();
}

async function told(here: Talk, im: Interaction, ...news: Entry[]): Promise<void> {
  here.adapter.reportInteraction(im);
  for (const each of news) here.adapter.report({ type: 'message', entry: each });
  await shown();
}

const rows = (here: Talk): string[] => all(here.element, '.entry').map(textOf);
/** How many rows there are, and how many of them the browser does not leave out. */
const known = ({ log }: Talk): number => log.querySelectorAll('.entry').length;
const rendered = ({ log }: Talk): number =>
  [...log.querySelectorAll('.entry')].filter((row) => row.checkVisibility({ contentVisibilityAuto: true }))
    .length;
const sentTypes = (here: Talk): string[] => here.adapter.sent.map(({ type }) => type);
const isAtEnd = ({ log }: Talk): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 3;

describe('a conversation', () => {
  it('is accessible', async () => {
    const here = await talk(anIm({ talk: { entries: 4, delivered: 3 } }), entries(4));
    await expect(here.frame).to.be.accessible();
  });

  it('is accessible in the dark, and from right to left', async () => {
    const dark = await talk(anIm({ talk: { entries: 4 } }), entries(4), { dark: true });
    await expect(dark.frame).to.be.accessible();
    const rtl = await talk(anIm({ talk: { entries: 4 } }), entries(4), { rtl: true });
    await expect(rtl.frame).to.be.accessible();
  });

  it('shows who wrote what when, the logon above the text (IM-7)', async () => {
    const here = await talk(anIm({ talk: { entries: 2 } }), entries(2));
    const [own, other] = all(here.element, '.entry');
    expect(one(own!, '.who').textContent?.trim()).to.match(/^anna\s+\d?\d:\d\d/);
    expect(one(other!, '.who').textContent?.trim()).to.match(/^bo\s+\d?\d:\d\d/);
    expect(other!.lastElementChild?.textContent).to.equal('text 2');
    expect(here.log.getAttribute('aria-label')).to.equal('Conversation with Bo Ek');
  });

  it('tells the two sides apart by colour and by side', async () => {
    const here = await talk(anIm({ talk: { entries: 2 } }), entries(2));
    const [own, other] = all(here.element, '.entry .text');
    expect(getComputedStyle(own!).backgroundColor).not.to.equal(getComputedStyle(other!).backgroundColor);
    expect(own!.getBoundingClientRect().right).to.be.greaterThan(other!.getBoundingClientRect().right + 40);
  });

  it('says on which day something was written, once a day', async () => {
    const late = { ...entry(2, BO), at: FIXTURE_TIME + 86_400_000 };
    const here = await talk(anIm({ talk: { entries: 3 } }), [
      entry(1, ANNA),
      late,
      { ...entry(3, BO), at: late.at },
    ]);
    expect(all(here.element, '.day').map(textOf)).to.deep.equal(['Jan 5, 2026', 'Jan 6, 2026']);
  });

  it('shows text as text, with web addresses as links that tell nothing', async () => {
    const text = '<img src=x onerror=alert(1)> javascript:alert(1) https://bank.example.test/a?b=1.';
    const here = await talk(anIm({ talk: { entries: 1 } }), [entry(1, BO, text)]);
    expect(one(here.element, '.text').textContent).to.equal(text);
    const links = all<HTMLAnchorElement>(here.element, 'a');
    expect(links.map(({ href }) => href)).to.deep.equal(['https://bank.example.test/a?b=1']);
    expect(links[0]?.rel).to.contain('noopener');
  });

  it('shows what is written meanwhile, at its end', async () => {
    const here = await talk(anIm({ talk: { entries: 60 } }), entries(60));
    expect(isAtEnd(here)).to.equal(true);
    await told(here, anIm({ talk: { entries: 61 } }), entry(61, BO, 'There you are'));
    expect(rows(here).at(-1)).to.contain('There you are');
    expect(isAtEnd(here)).to.equal(true);
    expect(here.log.getAttribute('aria-live')).to.equal('polite');
  });

  it('keeps the place of who reads further up, and says that something came', async () => {
    const here = await talk(anIm({ talk: { entries: 60 } }), entries(60));
    const scrolled = next(here.log, 'scroll');
    here.log.scrollTop = 300;
    await scrolled;
    await told(here, anIm({ talk: { entries: 61 } }), entry(61, BO));
    expect(here.log.scrollTop).to.equal(300);
    button(here.element, 'New messages').click();
    await shown();
    expect(isAtEnd(here)).to.equal(true);
    expect(one(here.element, '.jump').hidden).to.equal(true);
  });

  it('marks what the other side has received', async () => {
    const here = await talk(anIm({ talk: { entries: 3, delivered: 1 } }), entries(3));
    const marks = (): (string | null)[] => all(here.element, '.mark').map(({ ariaLabel }) => ariaLabel);
    expect(marks()).to.deep.equal(['Delivered', 'Sent']);
    await told(here, anIm({ talk: { entries: 3, delivered: 3 } }));
    expect(marks()).to.deep.equal(['Delivered', 'Delivered']);
  });

  it('tells the other side what has been received, once', async () => {
    const here = await talk(anIm({ talk: { entries: 2 } }), entries(2));
    await told(here, anIm({ talk: { entries: 3 } }), entry(3, ANNA));
    await told(here, anIm({ talk: { entries: 4 } }), entry(4, BO));
    const received = here.intents.filter(({ type }) => type === 'received');
    expect(received.map((intent) => (intent as { number?: number }).number)).to.deep.equal([2, 4]);
  });

  it('says that the other side is writing, until it stops', async () => {
    const here = await talk(anIm());
    here.adapter.report({ type: 'typing', interaction: 'im-1', until: FIXTURE_TIME + 5_000 });
    await shown();
    expect(textOf(one(here.element, '.typing'))).to.equal('Bo Ek is writing…');
    await told(here, anIm({ talk: { entries: 1 } }), entry(1, BO));
    expect(textOf(one(here.element, '.typing'))).to.equal('');
  });
});

function textIn(node: Node): string {
  if (node instanceof Element) return textOf(node);
  return node instanceof Text ? node.data.trim() : '';
}

/** What a screen reader reads out of a log: text that is added while it is live, in order. */
function listen({ log }: Talk): string[] {
  const said: string[] = [];
  let isLive = log.getAttribute('aria-live') !== 'off';
  new MutationObserver((changes) => {
    const read: Node[] = [];
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes' && target === log) isLive = log.getAttribute('aria-live') !== 'off';
      if (type === 'characterData' && isLive) said.push(target.textContent ?? '');
      for (const node of addedNodes) {
        const text = textIn(node);
        // What was added together is read out together.
        if (isLive && text && !read.some((one) => one.contains(node))) said.push(text);
        read.push(node);
      }
    }
  }).observe(log, { subtree: true, childList: true, characterData: true, attributes: true });
  return said;
}

describe('a conversation, as a screen reader follows it', () => {
  const spoken = (text: string): RegExp => new RegExp(`^(anna|bo) \\d?\\d:\\d\\d (AM|PM) (Sent )?${text}$`);

  it('is a log whose new entries are read out once, each with who wrote it and when', async () => {
    const here = await talk(anIm({ talk: { entries: 2 } }), entries(2));
    const said = listen(here);
    expect(here.log.role).to.equal('log');
    await told(here, anIm({ talk: { entries: 3 } }), entry(3, BO, 'Good morning'));
    await told(here, anIm({ talk: { entries: 4 } }), entry(4, ANNA, 'Hello'));
    expect(said).to.have.length(2);
    expect(said[0]).to.match(spoken('Good morning'));
    expect(said[1]).to.match(spoken('Hello'));
  });

  it('says the first word of a conversation that has only begun', async () => {
    const here = await talk(anIm());
    const said = listen(here);
    await told(here, anIm({ talk: { entries: 1 } }), entry(1, BO, 'Anybody there?'));
    expect(said.filter((text) => text.includes('Anybody there?'))).to.have.length(1);
  });

  it('says nothing of what was written before it was opened, nor of older pages, marks and who is writing', async () => {
    const here = await talk(anIm({ talk: { entries: 500 } }), entries(500));
    const said = listen(here);
    here.log.scrollTop = 0;
    await waitUntil(() => all(here.element, '.entry').length === 400);
    await told(here, anIm({ talk: { entries: 500, delivered: 499 } }));
    here.adapter.report({ type: 'typing', interaction: 'im-1', until: FIXTURE_TIME + 5_000 });
    await shown();
    expect(said).to.deep.equal([]);
  });

  it('does not read out a whole transcript once it is loaded', async () => {
    const here = await talk(anIm({ talk: { entries: 60 } }), []);
    const said = listen(here);
    const page = { entries: entries(60) };
    here.element.query = (() => Promise.resolve(page)) as unknown as NonNullable<PadTalk['query']>;
    button(here.element, 'Try again').click();
    await waitUntil(() => all(here.element, '.entry').length === 60);
    expect(said).to.deep.equal([]);
    await told(here, anIm({ talk: { entries: 61 } }), entry(61, BO, 'News'));
    expect(said).to.have.length(1);
  });
});

/** All browsers page alike; one of them goes all the way. */
const LONG = isChromium ? 10_000 : 2_000;

describe('a long conversation', () => {
  it('begins with the newest 200 entries and pages upward, keeping its place', async () => {
    const here = await talk(anIm({ talk: { entries: 500 } }), entries(500));
    expect(all(here.element, '.entry')).to.have.length(200);
    const top = one(here.element, '.entry');
    here.log.scrollTop = 0;
    await waitUntil(() => all(here.element, '.entry').length === 400);
    await shown();
    const moved = top.getBoundingClientRect().top - here.log.getBoundingClientRect().top;
    expect(Math.abs(moved)).to.be.lessThan(60);
    expect(here.log.getAttribute('aria-live')).to.equal('off');
    here.log.scrollTop = 0;
    await waitUntil(() => all(here.element, '.entry').length === 500);
    expect(here.asked.map(({ before }) => before)).to.deep.equal([501, 301, 101]);
  });

  it(`pages up to the first of ${LONG} entries, in order, and renders no more than is in view`, async () => {
    const here = await talk(anIm({ talk: { entries: LONG } }), entries(LONG));
    for (let count = 200; count < LONG; count += 200) {
      here.log.scrollTop = 0;
      await waitUntil(() => known(here) === count + 200, `the page after ${count}`, { interval: 10 });
    }
    const texts = [...here.log.querySelectorAll('.entry .text')].map(({ textContent }) => textContent);
    expect(texts).to.deep.equal(Array.from({ length: LONG }, (_, index) => `text ${index + 1}`));
    await waitUntil(() => rendered(here) < 1_000);
    await told(here, anIm({ talk: { entries: LONG + 1 } }), entry(LONG + 1, BO));
    one(here.element, '.jump').click();
    await shown();
    expect(isAtEnd(here)).to.equal(true);
    expect(known(here)).to.equal(LONG + 1);
    await waitUntil(() => rendered(here) < 1_000);
  }).timeout(60_000);

  it('says when older entries cannot be got, and tries again', async () => {
    const here = await talk(anIm({ talk: { entries: 300 } }), entries(300));
    const { query } = here.element;
    here.element.query = (() => Promise.reject(new Error('no'))) as unknown as NonNullable<PadTalk['query']>;
    here.log.scrollTop = 0;
    await waitUntil(() => hasButton(here.element, 'Try again'));
    here.element.query = query;
    button(here.element, 'Try again').click();
    await waitUntil(() => all(here.element, '.entry').length === 300);
    expect(hasButton(here.element, 'Try again')).to.equal(false);
  });

  it('gets what it missed while the link was down', async () => {
    const here = await talk(anIm({ talk: { entries: 50 } }), entries(90));
    expect(all(here.element, '.entry')).to.have.length(50);
    await told(here, anIm({ talk: { entries: 90 } }), entry(90, BO));
    expect(all(here.element, '.entry')).to.have.length(50);
    await waitUntil(() => all(here.element, '.entry').length === 90);
    expect(rows(here).at(-1)).to.contain('text 90');
  });
});

describe('writing in a conversation', () => {
  it('sends by Enter and by Send, and clears the field (IM-8)', async () => {
    const here = await talk(anIm());
    await write(here, '  Hello Bo ');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent.at(-1)).to.include({ type: 'send-message', text: 'Hello Bo' });
    expect(here.field().value).to.equal('');
    await write(here, 'Are you there?');
    const [first] = here.adapter.sent.filter(({ type }) => type === 'send-message');
    here.adapter.report({ type: 'interaction', interaction: anIm({ talk: { entries: 1 } }) });
    here.adapter.report({ type: 'message', entry: entry(1, ANNA, 'Hello Bo'), by: [first!.id] });
    await shown();
    button(here.element, 'Send').click();
    await shown();
    expect(here.adapter.sent.at(-1)).to.include({ type: 'send-message', text: 'Are you there?' });
  });

  it('begins a new line with Shift+Enter, and never sends nothing', async () => {
    const here = await talk(anIm());
    here.field().focus();
    await sendKeys({ press: 'Enter' });
    await write(here, '   ');
    await sendKeys({ press: 'Enter' });
    expect(sentTypes(here)).not.to.contain('send-message');
    await write(here, 'a');
    // WebKit's driver holds no keys down: what the browser does then is its own.
    const key = new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, cancelable: true });
    here.field().dispatchEvent(key);
    await shown();
    expect(key.defaultPrevented).to.equal(false);
    expect(sentTypes(here)).not.to.contain('send-message');
  });

  it('sends one message after the other, in order', async () => {
    const here = await talk(anIm());
    for (const text of ['one', 'two']) {
      await write(here, text);
      await sendKeys({ press: 'Enter' });
    }
    await shown();
    const messages = (): string[] =>
      here.adapter.sent.flatMap((each) => (each.type === 'send-message' ? [each.text] : []));
    expect(messages()).to.deep.equal(['one']);
    expect(all(here.element, '.ghost').map(textOf)).to.deep.equal(['one', 'two']);
    const [first] = here.adapter.sent.filter(({ type }) => type === 'send-message');
    here.adapter.report({ type: 'interaction', interaction: anIm({ talk: { entries: 1 } }) });
    here.adapter.report({ type: 'message', entry: entry(1, ANNA, 'one'), by: [first!.id] });
    await shown();
    expect(messages()).to.deep.equal(['one', 'two']);
    expect(all(here.element, '.ghost').map(textOf)).to.deep.equal(['two']);
  });

  it('puts what was refused back before what was written since, with the reason beside it', async () => {
    const here = await talk(anIm());
    await write(here, 'one');
    await sendKeys({ press: 'Enter' });
    await write(here, 'more');
    const [first] = here.adapter.sent.filter(({ type }) => type === 'send-message');
    here.adapter.refuse(first!.id, 'RATE_LIMITED');
    await shown();
    expect(here.field().value).to.equal('one\nmore');
    expect(textOf(one(here.element, '.failure'))).to.contain('Too many requests.');
    button(here.element, 'Dismiss').click();
    await shown();
    expect(here.field().value).to.equal('one\nmore');
  });

  it('puts it back when the page does not let it go', async () => {
    const here = await talk(anIm());
    here.frame.addEventListener(
      'pad-command',
      (event) => {
        if (event instanceof IntentEvent && event.intent.type === 'send-message')
          event.stopImmediatePropagation();
      },
      { capture: true },
    );
    await write(here, 'one');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => here.field().value === 'one');
    expect(all(here.element, '.ghost')).to.have.length(0);
  });

  it('says how many characters are left, and sends none too many', async () => {
    const here = await talk(anIm());
    await write(here, 'a'.repeat(3_999));
    expect(textOf(one(here.element, '#left'))).to.equal('1 character left');
    await write(here, 'a'.repeat(4_001));
    expect(textOf(one(here.element, '#left'))).to.equal('1 character too many');
    expect(button(here.element, 'Send').ariaDisabled).to.equal('true');
    await sendKeys({ press: 'Enter' });
    expect(sentTypes(here)).not.to.contain('send-message');
  });

  it('tells the other side that something is written, at most every three seconds', async () => {
    const here = await talk(anIm());
    for (const text of ['a', 'ab', 'abc']) await write(here, text);
    expect(here.intents.filter(({ type }) => type === 'typing')).to.have.length(1);
  });
});

describe('messages that were cut off', () => {
  const messages = (here: Talk): string[] =>
    here.adapter.sent.flatMap((each) => (each.type === 'send-message' ? [each.text] : []));

  /** The link went down with one message under way and one behind it. */
  async function cut(): Promise<Talk> {
    const here = await talk(anIm());
    for (const text of ['one', 'two']) {
      await write(here, text);
      await sendKeys({ press: 'Enter' });
    }
    here.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await write(here, 'three');
    return here;
  }

  async function back(here: Talk): Promise<void> {
    here.adapter.report({ type: 'link', link: aLink() });
    const [first] = here.adapter.sent.filter(({ type }) => type === 'send-message');
    here.adapter.reportInteraction(anIm({ talk: { entries: 1 } }), first!.id);
    await shown();
  }

  it('stand there while the link is down, and nothing is sent', async () => {
    const here = await cut();
    expect(all(here.element, '.ghost').map(textOf)).to.deep.equal(['one', 'two']);
    expect(here.field().value).to.equal('three');
    await sendKeys({ press: 'Enter' });
    expect(messages(here)).to.deep.equal(['one']);
    expect(hasButton(here.element, 'Keep')).to.equal(false);
  });

  it('are asked about when the link is back, and is accessible', async () => {
    const here = await cut();
    await back(here);
    expect(messages(here)).to.deep.equal(['one']);
    expect(textOf(one(here.element, '.failure'))).to.contain('1 message not sent');
    await expect(here.element).to.be.accessible();
  });

  it('go in order when the agent says so', async () => {
    const here = await cut();
    await back(here);
    button(one(here.element, '.failure'), 'Send').click();
    await shown();
    expect(messages(here)).to.deep.equal(['one', 'two']);
    expect(all(here.element, '.failure')).to.have.length(0);
    expect(here.field().value).to.equal('three');
  });

  it('go back into the field, before what was written since, when the agent keeps them', async () => {
    const here = await cut();
    await back(here);
    button(here.element, 'Keep').click();
    await shown();
    expect(messages(here)).to.deep.equal(['one']);
    expect(here.field().value).to.equal('two\nthree');
    expect(all(here.element, '.ghost')).to.have.length(0);
  });

  it('are asked about after a reload, and keep their ids', async () => {
    const here = await talk(anIm());
    here.pad.set({
      type: 'draft',
      interaction: 'im-1',
      fields: { 'send-message:c1': 'one', 'send-message:c2': 'two' },
    });
    await shown();
    expect(textOf(one(here.element, '.failure'))).to.contain('2 messages not sent');
    expect(messages(here)).to.deep.equal([]);
    button(one(here.element, '.failure'), 'Send').click();
    await shown();
    here.adapter.reportInteraction(anIm({ talk: { entries: 1 } }), 'c1');
    await shown();
    const ids = here.adapter.sent.filter(({ type }) => type === 'send-message').map(({ id }) => id);
    expect(ids).to.deep.equal(['c1', 'c2']);
  });
});

describe('an instant message', () => {
  it('learns of a consultation with the first message (IM-17)', async () => {
    const im = anIm({ phase: 'not-connected', can: { done: true, 'send-message': true } });
    const here = await talk(im);
    expect(textOf(here.element)).to.contain('Bo Ek learns of this with your first message.');
    await write(here, 'Can you help?');
    expect(here.intents.some(({ type }) => type === 'typing')).to.equal(false);
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent.at(-1)).to.include({ type: 'send-message' });
  });

  it('waits for its answer, and can be written meanwhile', async () => {
    const here = await talk(
      anIm({ phase: 'establishing', ringUntil: FIXTURE_TIME + 60_000, can: { release: true } }),
    );
    expect(textOf(here.element)).to.contain('Waiting for Bo Ek…');
    await write(here, 'Hello');
    expect(button(here.element, 'Send').ariaDisabled).to.equal('true');
    expect(here.field().value).to.equal('Hello');
  });

  for (const [ended, words] of [
    ['by-agent', 'You ended the session.'],
    ['by-other', 'Bo Ek ended the session.'],
    ['rejected', 'Bo Ek rejected the invitation.'],
    ['timed-out', 'Bo Ek did not answer in time.'],
  ] as const)
    it(`says that it is over (${ended}), and takes no more text (IM-4, IM-9)`, async () => {
      const here = await talk(anIm({ talk: { entries: 2 } }), entries(2));
      await write(here, 'One more thing');
      await told(here, anIm({ phase: 'wrap', can: { done: true }, talk: { entries: 2, ended } }));
      expect(textOf(here.element)).to.contain(words);
      expect(rows(here)).to.have.length(2);
      expect(here.field().disabled).to.equal(true);
      expect(here.field().value).to.equal('One more thing');
    });

  it('that was not opened in time says that nobody waits any more', async () => {
    const talkOf = { entries: 0, delivered: 0, ended: 'timed-out' } as const;
    const here = await talk({ ...anIm({ phase: 'wrap', can: { done: true } }), conversation: talkOf });
    expect(textOf(here.element)).to.contain('Bo Ek does not wait any more.');
  });
});

describe('a chat', () => {
  it('names people, and shows what the system says apart', async () => {
    const chat = aChat({ entries: 2 });
    const system: Author = { kind: 'system', name: '' };
    const here = await talk(chat, [
      entry(1, EVA, 'Hello', 'chat-1'),
      entry(2, system, 'Anna Berg joined', 'chat-1'),
    ]);
    expect(rows(here)[0]).to.contain('Eva Lind');
    expect(one(here.element, '.system').textContent).to.contain('Anna Berg joined');
    await expect(here.frame).to.be.accessible();
  });

  for (const [seconds, level, words] of [
    [10, 'waits', 'Eva Lind waits for your answer'],
    [31, 'due', 'Eva Lind waits: answer now'],
    [61, 'overdue', 'Eva Lind has waited too long'],
  ] as const)
    it(`says after ${seconds} seconds how long the contact has been waiting (CH-1)`, async () => {
      const waitingSince = FIXTURE_TIME - seconds * 1_000;
      const here = await talk(aChat({ waitingSince, patience: { dueMs: 30_000, overdueMs: 60_000 } }));
      const line = one(here.element, '.waits');
      expect(line.dataset.level).to.equal(level);
      expect(textOf(line)).to.contain(words);
      expect(textOf(line)).to.contain(
        `0${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
      );
      await expect(here.frame).to.be.accessible();
    });

  it('leaves the field where it is when the contact begins to wait, and its end in view', async () => {
    const before = Array.from({ length: 20 }, (_, index) => entry(index + 1, ANNA, undefined, 'chat-1'));
    const here = await talk(aChat({ entries: 20 }), before);
    const place = (): number => Math.round(here.field().getBoundingClientRect().top);
    await waitUntil(() => isAtEnd(here), 'the end is in view');
    const [top, high] = [place(), here.log.offsetHeight];
    const asks = { ...aChat({ entries: 21, waitingSince: FIXTURE_TIME }), revision: 1_100 };
    await told(here, asks, entry(21, EVA, 'Hello?', 'chat-1'));
    expect(textOf(one(here.element, '.waits'))).to.contain('waits for your answer');
    expect(place()).to.equal(top);
    await waitUntil(() => isAtEnd(here), 'the end is in view again');
    expect(one(here.element, '.jump').hidden).to.equal(true);
    await told(here, { ...aChat({ entries: 21 }), revision: 1_101 });
    expect([place(), here.log.offsetHeight]).to.deep.equal([top, high]);
    await waitUntil(() => isAtEnd(here), 'the end is in view at last');
  });

  it('says nothing of waiting when the contact has its answer', async () => {
    const here = await talk(aChat());
    expect(all(here.element, '.waits')).to.have.length(0);
  });

  it('keeps the focus in the field', async () => {
    const here = await talk(aChat());
    await write(here, 'Hello');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(focused()).to.equal(here.field());
  });
});
