// A pad on the page in one state: the real element, a real pad, and a backend that says what the state says.
import { ContactPad, Pad, PadError } from '/dist/contact-pad.bundle.js';
import * as made from '/dist/testing/fixtures.js';
import { virtualClock } from '/dist/testing/virtual-clock.js';
import { FILES, NOW, TARGETS, agent } from './data.js';

const never = () => new Promise(() => undefined);

/** What the backend answers where a state says nothing else. */
const ANSWERS = {
  directory: ({ action, kinds, presences, favourites, search, ids, offset, limit }) => {
    const found = TARGETS.filter(
      (one) =>
        (!action || action in one.can) &&
        (!kinds || kinds.includes(one.kind)) &&
        (!presences || presences.includes(one.presence)) &&
        (!ids || ids.includes(one.id)) &&
        (!favourites || one.favourite) &&
        one.name.toLowerCase().includes(search.toLowerCase()),
    );
    return { targets: found.slice(offset, offset + limit), total: found.length };
  },
  attachment: ({ attachment }) => ({
    url: new URL(
      `/demo/files/${FILES.find(({ id }) => id === attachment) ? attachment.replace('.docx', '') : ''}`,
      location.href,
    ).href,
    expiresAt: NOW + 3_600_000,
  }),
  transcript: () => ({ entries: [] }),
};

/** The backend of a state: `refuse` has a code by command, all others wait for ever; `answers` a function by question. */
function backend({ first, refuse = {}, answers = {} }) {
  let report;
  return {
    name: made.FAKE_SOURCE,
    report: (fact) => report(fact),
    connect: (to) => {
      report = to;
      first.forEach(report);
      return Promise.resolve();
    },
    send: ({ type }) => (refuse[type] ? Promise.reject(new PadError(refuse[type])) : never()),
    query: async (query) => (answers[query.type] ?? ANSWERS[query.type] ?? never)(query),
    disconnect: () => Promise.resolve(),
  };
}

/** An answer that never comes, and one that is a refusal. */
export const LATE = never;
export const FAILS = () => Promise.reject(new PadError('UNAVAILABLE'));

/**
 * Puts a pad in that state into the box, whatever was there before.
 *
 * @param {HTMLElement} box
 * @param {object} state see `states.js`
 * @returns {Promise<object>} the hands with which the state was made
 */
export async function stage(box, state) {
  const { interactions = [], link = {}, facts = [], select, local = [] } = state;
  const first = [
    made.aSnapshot({ agent: state.agent ?? agent(), interactions }),
    {
      type: 'link',
      link: made.aLink({
        ...(state.audio ? { audio: state.audio } : {}),
        ...(state.tab ? { tab: state.tab } : {}),
      }),
    },
  ];
  const adapter = backend({ first: state.first ?? first, ...state });
  const pad = new Pad({ adapter, clock: virtualClock(NOW) });
  const element = new ContactPad();
  element.pad = pad;
  // A record would open in a window over this page.
  element.addEventListener('pad-record-open', (event) => {
    if (!state.blocksWindows) event.preventDefault();
  });
  Object.assign(element, state.element);
  box.replaceChildren(element);
  await pad.connect();
  for (const change of local) pad.set(change);
  if (select) pad.set({ type: 'select', interaction: select });
  for (const fact of typeof facts === 'function' ? facts() : facts) adapter.report(fact);
  if (link.state) adapter.report({ type: 'link', link: made.aLink(link) });
  const here = { element, pad, report: adapter.report, ...hands(element) };
  await here.quiet();
  await state.act?.(here);
  await here.quiet();
  return here;
}

/** What a state does by hand: it finds things through every shadow root, and waits until they are there. */
function hands(element) {
  const find = async (selector, fits = () => true) => {
    for (let frame = 0; frame < 300; frame += 1) {
      const found = deep(element, selector).find((one) => one.checkVisibility() && fits(one));
      if (found) return found;
      await nextFrame();
    }
    throw new Error(`there is no ${selector} ${fits}`);
  };
  const press = async (name) => {
    const button = await find('button, summary, [role=option], [role=tab], a', (one) =>
      nameOf(one).startsWith(name),
    );
    button.focus();
    button.click();
    await quiet(element);
  };
  return {
    find,
    press,
    quiet: () => quiet(element),
    click: async (selector) => {
      const one = await find(selector);
      one.click();
      await quiet(element);
    },
    type: async (selector, text) => {
      const field = await find(selector);
      field.focus();
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await quiet(element);
    },
  };
}

/** Everything that matches, through every shadow root. */
export function deep(root, selector) {
  const hosts = [root, ...root.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot);
  return [
    ...root.querySelectorAll(selector),
    ...hosts.flatMap(({ shadowRoot }) => deep(shadowRoot, selector)),
  ];
}

/** The name that a control has by its label, else by its text. */
export function nameOf(one) {
  return (one.getAttribute('aria-label') ?? one.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** After the next picture of the browser. */
export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** When nothing in the pad has changed for five frames, its pictures are there and nothing moves. */
async function quiet(element) {
  let changed = true;
  const watch = new MutationObserver(() => {
    changed = true;
  });
  const options = { subtree: true, childList: true, characterData: true, attributes: true };
  for (let round = 0; changed && round < 40; round += 1) {
    changed = false;
    for (const { shadowRoot } of [element, ...deep(element, '*')])
      if (shadowRoot) watch.observe(shadowRoot, options);
    for (let frame = 0; frame < 5; frame += 1) await nextFrame();
  }
  watch.disconnect();
  await Promise.allSettled(deep(element, 'img').map((one) => one.decode()));
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished),
  );
}
