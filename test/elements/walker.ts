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
  readonly #heard: string[] = [];
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
    const regions = all(this.element, '[aria-live]:is([role=status], [role=alert])');
    new MutationObserver(() => {
      this.#heard.push(...regions.map((region) => region.textContent.trim()).filter(Boolean));
    }).observe(this.element.shadowRoot!, { subtree: true, characterData: true, childList: true });
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

  /** Presses keys, after which the focus is in the pad and can be seen. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await chord(key);
      await shown();
      this.#expectFocus(`after ${key}`);
    }
  }

  /** Letter by letter: WebKit's driver loses repeated ones of a longer text. */
  async type(text: string): Promise<void> {
    for (const letter of text) await sendKeys({ type: letter });
    await shown();
    this.#expectFocus(`after typing ${text}`);
  }

  /** Goes on by Tab to what has that name; behind the pad it goes on before it, as it does around a page. */
  async tabTo(name: RegExp): Promise<void> {
    for (let steps = 0; steps < 60; steps += 1) {
      if (name.test(this.at)) return;
      if (!this.element.matches(':focus-within')) one(document.body, '#before').focus();
      await sendKeys({ press: 'Tab' });
    }
    throw new Error(`Tab never came to ${name}; it is on "${this.at}"`);
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

  /** Tab to a control, and Return. */
  async use(name: RegExp): Promise<void> {
    await this.tabTo(name);
    await this.press('Enter');
  }

  /** Lets the world go on until that is so; the focus is in the pad then. */
  async until(isSo: () => boolean): Promise<void> {
    for (let turns = 0; turns < 60; turns += 1) {
      await shown();
      if (isSo()) {
        this.#expectFocus(String(isSo));
        return;
      }
      await this.clock.advanceAsync(250);
    }
    throw new Error(`it never came: ${String(isSo)}; there is ${textOf(this.element)}`);
  }

  /** That this was read out since the beginning. */
  expectHeard(...texts: readonly RegExp[]): void {
    for (const text of texts)
      expect(
        this.#heard.some((each) => text.test(each)),
        `${text} in ${this.#heard.join(' | ')}`,
      ).to.equal(true);
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

  #expectFocus(when: string): void {
    expect(document.activeElement?.localName, when).to.equal('contact-pad');
    expect(focused()?.checkVisibility(), when).to.equal(true);
  }
}

function nameOf(element: Element | null): string {
  const label = (element as HTMLInputElement | null)?.labels?.[0];
  return (
    element?.ariaLabel ??
    (label ? textOf(label) : undefined) ??
    (element ? textOf(element) : '')
  ).trim();
}
