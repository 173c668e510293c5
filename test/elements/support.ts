import { fixture, html, nextFrame } from '@open-wc/testing';
import { Pad, type Fact, type Interaction } from '../../src/core/index.js';
import type { ContactPad } from '../../src/index.js';
import '../../src/index.js';
import '../../src/elements/call-log.js';
import '../../src/elements/channels.js';
import '../../src/elements/contact.js';
import '../../src/elements/keys.js';
import '../../src/elements/pad-work.js';
import '../../src/elements/queues.js';
import '../../src/elements/record-search.js';
import '../../src/elements/statistics.js';
import '../../src/elements/tabs.js';
import '../../src/elements/talk.js';
import '../../src/elements/targets.js';
import '../../src/elements/voice.js';
import '../../src/elements/why.js';
import {
  aLink,
  aSnapshot,
  anAgent,
  fakeAdapter,
  virtualClock,
  type FakeAdapter,
  type VirtualClock,
} from '../../src/testing/index.js';

/** A pad on the page, and the backend in the test's hand. */
export interface Stage {
  readonly element: ContactPad;
  readonly pad: Pad;
  readonly adapter: FakeAdapter;
  readonly clock: VirtualClock;
}

/** A box of that size with a connected pad in it. */
export async function stage(
  interactions: readonly Interaction[] = [],
  { width = 620, height = 640, agent = anAgent() } = {},
): Promise<Stage> {
  const clock = virtualClock();
  const first: Fact[] = [aSnapshot({ agent, interactions }), { type: 'link', link: aLink() }];
  const adapter = fakeAdapter({ first });
  const pad = new Pad({ adapter, clock });
  const box = await fixture<HTMLElement>(html`<div><contact-pad .pad=${pad}></contact-pad></div>`);
  box.style.inlineSize = `${width}px`;
  box.style.blockSize = `${height}px`;
  const element = box.querySelector('contact-pad') as ContactPad;
  await pad.connect();
  await shown();
  return { element, pad, adapter, clock };
}

/** When everything that was asked for is on the screen, also what the pad loads when it first needs it. */
export async function shown(): Promise<void> {
  await nextFrame();
  await loaded();
  await nextFrame();
}

/** Every part is there already, so that each `import()` of a part settles after those that the pad has begun. */
function loaded(): Promise<unknown> {
  return Promise.all([
    import('../../src/elements/call-log.js'),
    import('../../src/elements/channels.js'),
    import('../../src/elements/contact.js'),
    import('../../src/elements/keys.js'),
    import('../../src/elements/pad-work.js'),
    import('../../src/elements/queues.js'),
    import('../../src/elements/record-search.js'),
    import('../../src/elements/statistics.js'),
    import('../../src/elements/tabs.js'),
    import('../../src/elements/talk.js'),
    import('../../src/elements/targets.js'),
    import('../../src/elements/voice.js'),
    import('../../src/elements/why.js'),
  ]);
}

/** Everything that matches, through every shadow root. */
export function all<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E[] {
  const found = [...root.querySelectorAll<E>(selector)];
  const hosts = [root, ...root.querySelectorAll('*')];
  const inside = hosts.flatMap((one) =>
    one instanceof Element && one.shadowRoot ? all<E>(one.shadowRoot, selector) : [],
  );
  return [...found, ...inside];
}

/** The first that matches, each selector inside what the one before found; a test that looks for nothing is wrong. */
export function one<E extends HTMLElement = HTMLElement>(root: ParentNode, ...path: string[]): E {
  return path.reduce<ParentNode>((inside, selector) => {
    const [found] = all(inside, selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }, root) as E;
}

/** The button of that name. */
export function button(root: ParentNode, name: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(root, 'button').find((each) => nameOf(each) === name);
  if (!found) throw new Error(`there is no button "${name}"`);
  return found;
}

/** Whether there is a button of that name. */
export function hasButton(root: ParentNode, name: string): boolean {
  return all(root, 'button').some((each) => nameOf(each) === name);
}

function nameOf(each: HTMLElement): string {
  const label = each.getAttribute('aria-label');
  if (label !== null) return label;
  const shownTexts = [...each.childNodes].filter(
    (node) => node instanceof Text || (node instanceof Element && node.ariaHidden !== 'true'),
  );
  return shownTexts
    .map((node) => node.textContent)
    .join('')
    .trim();
}

/** What has the focus, through every shadow root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The text that a person sees in an element, through every shadow root. */
export function textOf(root: ParentNode): string {
  const own = root instanceof Element && root.shadowRoot ? root.shadowRoot : root;
  const nodes = root instanceof HTMLSlotElement ? root.assignedNodes() : [...own.childNodes];
  const parts = nodes.map((node) => {
    if (node instanceof Element) return node.localName === 'style' ? '' : textOf(node);
    return node instanceof Text ? node.data : '';
  });
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The next event of that type on a target. */
export function next<E extends Event>(target: EventTarget, type: string): Promise<E> {
  return new Promise((resolve) => {
    target.addEventListener(
      type,
      (event) => {
        resolve(event as E);
      },
      { once: true },
    );
  });
}
