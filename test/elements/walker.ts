import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createWorld, simulator } from '../../src/adapters/simulator/index.js';
import type { LocalWorld, NewInteraction } from '../../src/adapters/simulator/index.js';
import { Pad } from '../../src/core/index.js';
import type { Adapter, Interaction } from '../../src/core/index.js';
import type { ContactPad } from '../../src/index.js';
import { virtualClock } from '../../src/testing/index.js';
import { chord } from '../support/chord.js';
import { all, focused, one, shown, textOf } from './support.js';

/** An agent without a pointer in the simulator's world. Each step fails where the focus is lost by it. */
export class Walker {
  readonly clock = virtualClock();
  readonly world: LocalWorld = createWorld({ clock: this.clock });
  /** What the backend has answered to questions. */
  readonly answers: unknown[] = [];
  readonly pad = new Pad({ adapter: this.#adapter(), clock: this.clock });
  readonly #width: number;
  readonly #ear = new Ear();
  element!: ContactPad;

  constructor(width = 900) {
    this.#width = width;
  }

  /** Begins before the pad, as somebody does who comes from the page. */
  async begin(): Promise<this> {
    const page = await fixture<HTMLElement>(html`
      <div>
        <button id="before">Before</button>
        <div style="inline-size: ${this.#width}px; block-size: 700px">
          <contact-pad .pad=${this.pad}></contact-pad>
        </div>
        <button id="after">After</button>
      </div>
    `);
    this.element = one<ContactPad>(page, 'contact-pad');
    // A window for a record would come to the front, and this page be drawn no more.
    page.addEventListener('pad-record-open', (event) => {
      event.preventDefault();
    });
    await this.pad.connect();
    await shown();
    this.#ear.listen(this.element);
    one(page, '#before').focus();
    return this;
  }

  /** Begins as Ready, the focus on the state. */
  async ready(): Promise<this> {
    await this.begin();
    await this.world.act({ type: 'state', agent: 'anna', state: 'ready' });
    await this.tabTo(/^Agent state: Ready/);
    return this;
  }

  /** Begins with something that was accepted, the focus in its panel. */
  async busy(item: NewInteraction): Promise<this> {
    await this.ready();
    await this.world.post({ ...item, agent: 'anna' });
    await this.until(() => this.has('pad-offer'));
    await this.press('F10');
    await this.until(() => this.first.phase !== 'offered' && this.has('pad-panel:not([hidden])'));
    return this;
  }

  /** What came first. */
  get first(): Interaction {
    const [found] = this.pad.state.interactions;
    if (!found) throw new Error('there is nothing in the list');
    return found;
  }

  /** The name of what has the focus. */
  get at(): string {
    return nameOf(focused());
  }

  has(selector: string): boolean {
    return all(this.element, selector).some((each) => each.checkVisibility());
  }

  /** Presses keys, after which the focus is in the pad and can be seen, or where it was outside of it. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const outside = this.isInside ? undefined : document.activeElement;
      await chord(key);
      await this.#shown();
      if (outside) expectAt(document.activeElement, outside, `after ${key}`);
      else this.#expectFocus(`after ${key}`);
    }
  }

  /** Letter by letter: WebKit's driver loses repeated ones of a longer text. */
  async type(text: string): Promise<void> {
    for (const letter of text) await sendKeys({ type: letter });
    await this.#shown();
    this.#expectFocus(`after typing ${text}`);
  }

  /**
   * Goes on by Tab to what has that name, and back by Shift+Tab and forth again from there. Behind the pad it goes on
   * before it, as it does around a page; where the focus is on nothing, it was lost.
   */
  async tabTo(name: RegExp): Promise<void> {
    for (let steps = 0; steps < 60; steps += 1) {
      if (name.test(this.at)) return;
      if (focused()?.id === 'after') one(document.body, '#before').focus();
      const from = focused();
      await this.#tab();
      if (name.test(this.at)) await this.#expectWayBack(from);
    }
    throw new Error(`Tab never came to ${name}; it is on "${this.at}"`);
  }

  /** Goes back by Shift+Tab to what has that name, inside the pad. */
  async backTo(name: RegExp): Promise<void> {
    for (let steps = 0; steps < 60 && this.isInside; steps += 1) {
      if (name.test(this.at)) return;
      await this.#tab('Shift+Tab');
    }
    throw new Error(`Shift+Tab never came to ${name}; it is on "${this.at}"`);
  }

  /**
   * Walks from before the pad to behind it and back: nothing is a trap, and both ways have the same stops, whose names it
   * gives. The focus is before the pad then.
   */
  async walkThrough(): Promise<readonly string[]> {
    one(document.body, '#before').focus();
    const there = await this.#stops('Tab', 'after');
    const back = await this.#stops('Shift+Tab', 'before');
    const names = there.map(nameOf);
    expect(back.reverse().map(nameOf), 'back by Shift+Tab').to.deep.equal(names);
    return names;
  }

  /** Waits for the phase of what came first. */
  async untilIs(phase: Interaction['phase']): Promise<void> {
    await this.until(() => this.first.phase === phase);
  }

  /** Is done with the last of it. */
  async finish(control = /^Done$/): Promise<void> {
    await this.use(control);
    await this.until(() => this.pad.state.interactions.length === 0);
  }

  /** Tab to a control, and Return or another key. */
  async use(name: RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.press(key);
  }

  /** Chooses an item of the agent's menu by its first letters. */
  async choose(item: string): Promise<void> {
    await this.use(/^Agent state/);
    for (let steps = 0; steps < 20 && !this.at.startsWith(item); steps += 1)
      await this.press(item.charAt(0).toLowerCase());
    if (!this.at.startsWith(item)) throw new Error(`there is no ${item}; it is on "${this.at}"`);
    await this.press('Enter');
  }

  /** Lets the world go on until that is so; the focus is in the pad then. */
  async until(isSo: () => boolean): Promise<void> {
    for (let turns = 0; turns < 60; turns += 1) {
      await this.#shown();
      if (isSo()) {
        this.#expectFocus(String(isSo));
        return;
      }
      await this.clock.advanceAsync(250);
    }
    throw new Error(`it never came: ${String(isSo)}; there is ${textOf(this.element)}`);
  }

  /** That this was read out since it was last asked for, or since the beginning. */
  expectHeard(...texts: readonly RegExp[]): void {
    const heard = this.#ear.take();
    for (const text of texts)
      expect(
        heard.some((each) => text.test(each)),
        `${text} in ${heard.join(' | ')}`,
      ).to.equal(true);
  }

  /** Whether the focus is in the pad. */
  get isInside(): boolean {
    return document.activeElement === this.element;
  }

  #adapter(): Adapter {
    const adapter = simulator({ world: this.world, agent: 'anna' });
    return {
      ...adapter,
      query: async (query, signal) => {
        const answer = await adapter.query(query, signal);
        this.answers.push(answer);
        return answer;
      },
    };
  }

  async #shown(): Promise<void> {
    await shown();
    this.#ear.look();
  }

  /** From one stop to another, each of which is in the pad or beside it. */
  async #tab(keys: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const from = this.at;
    await chord(keys);
    const isBeside = ['before', 'after'].includes(document.activeElement?.id ?? '');
    if (!isBeside) this.#expectFocus(`after ${keys} from "${from}"`);
  }

  /** Shift+Tab goes where Tab came from, and Tab comes here again. */
  async #expectWayBack(from: Element | null): Promise<void> {
    const here = focused();
    await this.#tab('Shift+Tab');
    // What only the pad gives the focus to, such as a heading, is no stop of Tab.
    if (from instanceof HTMLElement && from.tabIndex >= 0)
      expectAt(focused(), from, `Shift+Tab from "${nameOf(here)}"`);
    const back = this.at;
    await this.#tab();
    expectAt(focused(), here, `Tab again from "${back}"`);
  }

  async #stops(keys: 'Tab' | 'Shift+Tab', end: string): Promise<Element[]> {
    const stops: Element[] = [];
    for (let steps = 0; steps < 90; steps += 1) {
      await this.#tab(keys);
      const stop = focused();
      if (stop?.id === end) return stops;
      if (!this.isInside || !stop) throw new Error(`${keys} went to "${this.at}"`);
      stops.push(stop);
    }
    throw new Error(`${keys} never leaves the pad: ${stops.map(nameOf).join(', ')}`);
  }

  #expectFocus(when: string): void {
    expect(document.activeElement?.localName, when).to.equal('contact-pad');
    expect(focused()?.checkVisibility(), `${when} on "${this.at}"`).to.equal(true);
  }
}

/**
 * What a screen reader reads out by itself: what comes into a region that stood there, and an alert that comes with its
 * words.
 */
class Ear {
  #heard: string[] = [];
  #known = new Map<Element, string>();
  #element: ContactPad | undefined;

  /** From now on. The pad's own regions speak for a moment, the others until they say something else. */
  listen(element: ContactPad): void {
    this.#element = element;
    for (const region of element.shadowRoot!.querySelectorAll('[aria-live]'))
      new MutationObserver(() => {
        this.#hear(region.textContent);
      }).observe(region, { subtree: true, characterData: true, childList: true });
    this.look();
    this.take();
  }

  look(): void {
    if (!this.#element) return;
    const regions = all(this.#element, REGIONS).filter((region) => region.checkVisibility());
    const words = regions.map((region) => [region, textOf(region)] as const);
    for (const [region, text] of words) {
      const before = this.#known.get(region) ?? (region.matches('[role=alert]') ? '' : text);
      if (text !== before) this.#hear(text);
    }
    this.#known = new Map(words);
  }

  take(): readonly string[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  #hear(text: string): void {
    if (text.trim()) this.#heard.push(text.trim());
  }
}

/** Those of the parts; the root's own have `aria-live`. */
const REGIONS = ':is([role=status], [role=alert], [role=log]):not([aria-live=off])';

/** The elements themselves are not compared by `expect`: what it prints of them takes minutes. */
function expectAt(is: Element | null, wanted: Element | null, when: string): void {
  expect(nameOf(is), when).to.equal(nameOf(wanted));
  expect(is === wanted, when).to.equal(true);
}

function nameOf(element: Element | null): string {
  const label = (element as HTMLInputElement | null)?.labels?.[0];
  return (
    element?.ariaLabel ??
    (label ? textOf(label) : undefined) ??
    (element ? textOf(element) : '')
  ).trim();
}
