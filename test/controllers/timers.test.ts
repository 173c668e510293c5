import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { Timers } from '../../src/controllers/timers.js';
import { english, type I18n } from '../../src/i18n/index.js';

/** An element that shows for how long something has lasted. */
class TimedElement extends LitElement {
  readonly i18n: I18n = english;
  readonly timers: Timers = new Timers(this);

  readonly now = (): number => 65_000;

  override render(): TemplateResult {
    return html`<time data-since="0"></time>`;
  }
}
customElements.define('timed-element', TimedElement);

/** How many ticks of a second the page has under way more than before. */
function ticksStarted(run: () => void): number {
  const { setTimeout, clearTimeout } = window;
  const running = new Set<unknown>();
  window.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
    const timer = setTimeout(...args);
    running.add(timer);
    return timer;
  }) as typeof setTimeout;
  window.clearTimeout = (timer) => {
    running.delete(timer);
    clearTimeout(timer);
  };
  run();
  Object.assign(window, { setTimeout, clearTimeout });
  return running.size;
}

describe('timers', () => {
  it('write how long something has lasted', async () => {
    const element = await fixture<TimedElement>(html`<timed-element></timed-element>`);
    expect(element.renderRoot.textContent).to.equal('01:05');
  });

  it('do not tick for an element that renders after it has left the page', async () => {
    const element = await fixture<TimedElement>(html`<timed-element></timed-element>`);
    element.remove();
    const ticks = ticksStarted(() => {
      element.timers.hostUpdated();
    });
    expect(ticks).to.equal(0);
  });
});
