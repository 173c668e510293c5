// Runs in the page: a conversation of very many entries, in <pad-talk> and in hand-written DOM. Times are in milliseconds.
import { initialState } from '../../../dist/core/index.js';
import { en } from '../../../dist/i18n/en.js';
import { talkEn } from '../../../dist/i18n/talk-en.js';
import { speak } from '../../../dist/i18n/i18n.js';
import '../../../dist/elements/pad-talk.js';
import { base } from '../../../dist/styles/base.js';
import { talkStyles } from '../../../dist/styles/pad-talk.js';

speak(en);

/** How many entries a conversation begins with, and how many a page brings. */
const PAGE = 200;
const AT = Date.UTC(2026, 0, 5, 9);
const AUTHORS = [
  { kind: 'agent', id: 'anna', name: 'Anna Berg' },
  { kind: 'agent', id: 'bo', name: 'Bo Ek' },
];
const clock = new Intl.DateTimeFormat('en', { timeStyle: 'short' });
const SVG = 'http://www.w3.org/2000/svg';
const TICKS = 'M2 17l6 6L22 10M15 22l1 1L30 10';
let screen;

window.bench = {
  /** Opens it with so many entries before it, of which the newest are shown: until it is laid out. */
  async open({ by, size }) {
    screen?.remove();
    screen = by === 'pad' ? padScreen(size) : handScreen(size);
    return timed(() => screen.open());
  },

  /** Brings all older entries, page by page: each from the scroll to the end until it is laid out. */
  async all() {
    const times = [];
    while (screen.more()) times.push(await timed(() => screen.older()));
    return times;
  },

  /** Something is written, so many times. */
  async append(count) {
    const times = [];
    for (let n = 0; n < count; n += 1) times.push(await timed(() => screen.append()));
    return times;
  },

  /** Scrolls from the end to the beginning in so many steps: each until it is painted. */
  async scroll(steps) {
    const log = screen.log();
    const times = [];
    for (let step = steps; step >= 0; step -= 1) {
      await nextFrame();
      const start = performance.now();
      log.scrollTop = (log.scrollHeight * step) / steps;
      void log.getBoundingClientRect();
      await nextFrame();
      await nextTask();
      times.push(performance.now() - start);
    }
    return times;
  },

  rows: () => screen.log().querySelectorAll('.entry').length,
};

async function timed(work) {
  await nextFrame();
  const start = performance.now();
  await work();
  void screen.log().scrollHeight;
  return performance.now() - start;
}

function entry(number) {
  const text = `Message ${number} of a long conversation, with a few words more.`;
  return { interaction: 'im', number, at: AT + number * 1_000, by: AUTHORS[number % 2], text };
}

const entries = (first, last) => Array.from({ length: last - first + 1 }, (_, n) => entry(first + n));

function box() {
  const made = document.createElement('div');
  made.style.cssText = 'display: flex; flex-direction: column; block-size: 600px; inline-size: 420px';
  document.body.append(made);
  return made;
}

function padScreen(size) {
  const home = box();
  const element = document.createElement('pad-talk');
  let last = size;
  let first = size - PAGE + 1;
  let told = entries(first, last);
  const one = () => ({
    ...{
      source: 'bench',
      revision: last,
      id: 'im',
      medium: 'im',
      phase: 'connected',
      since: AT,
      createdAt: AT,
    },
    ...{ subject: '', priority: 0, caseData: [], attachments: [], can: { 'send-message': true } },
    peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
    conversation: { entries: last, delivered: last, own: true },
  });
  const show = () => {
    const sources = { bench: { link: { source: 'bench', state: 'up' }, offset: 0 } };
    const interaction = one();
    const state = { ...initialState, sources, interactions: [interaction], transcripts: { im: told } };
    Object.assign(element, { state, interaction, now: () => AT });
    return element.updateComplete;
  };
  element.query = ({ before, limit }) => {
    first = Math.max(1, before - limit);
    return Promise.resolve({ entries: entries(first, before - 1) });
  };
  const log = () => element.renderRoot.querySelector('#log');
  return {
    log,
    open: () => {
      home.append(element);
      return show();
    },
    more: () => first > 1,
    async older() {
      const oldest = log().querySelector('.entry');
      log().scrollTop = 0;
      log().dispatchEvent(new Event('scroll'));
      while (log().querySelector('.entry') === oldest) await nextTask();
    },
    append: () => {
      last += 1;
      told = [...told.slice(1), entry(last)];
      return show();
    },
    remove: () => home.remove(),
  };
}

/** What one would write for this screen and no other: the same style sheet, a row of the same elements, no pages. */
function handScreen(size) {
  const home = box();
  const host = home.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [base.styleSheet, talkStyles.styleSheet];
  root.innerHTML = '<div class="frame"><div id="log" role="log" tabindex="0"></div></div>';
  const log = root.querySelector('#log');
  let last = size;
  let first = size - PAGE + 1;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
  };
  return {
    log: () => log,
    open: () => {
      log.append(...entries(first, last).map(rowOf));
      toEnd();
    },
    more: () => first > 1,
    older: () => {
      const fromEnd = log.scrollHeight - log.scrollTop;
      const start = Math.max(1, first - PAGE);
      log.prepend(...entries(start, first - 1).map(rowOf));
      first = start;
      log.scrollTop = log.scrollHeight - fromEnd;
    },
    append: () => {
      last += 1;
      log.append(rowOf(entry(last)));
      toEnd();
    },
    remove: () => home.remove(),
  };
}

/** Two ticks: what was delivered. */
function markOf() {
  const mark = document.createElement('span');
  mark.className = 'mark';
  mark.role = 'img';
  mark.ariaLabel = mark.title = talkEn.delivered;
  mark.dataset.status = 'delivered';
  const picture = mark.appendChild(document.createElementNS(SVG, 'svg'));
  picture.setAttribute('class', 'icon');
  picture.setAttribute('viewBox', '0 0 32 32');
  picture.setAttribute('aria-hidden', 'true');
  picture.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', TICKS);
  return mark;
}

function rowOf({ at, by, text }) {
  const row = document.createElement('div');
  row.className = by.id === 'anna' ? 'entry own' : 'entry agent';
  const who = row.appendChild(document.createElement('p'));
  who.className = 'who';
  who.appendChild(document.createElement('b')).textContent = by.id;
  const time = who.appendChild(document.createElement('time'));
  time.dateTime = new Date(at).toISOString();
  time.textContent = clock.format(at);
  if (by.id === 'anna') who.appendChild(markOf());
  const words = row.appendChild(document.createElement('p'));
  words.className = 'text outside';
  words.textContent = text;
  return row;
}

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}
