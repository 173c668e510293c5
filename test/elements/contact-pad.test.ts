import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import type { PadCommandEvent, PadErrorEvent, PadRecordOpenEvent } from '../../src/index.js';
import { aGoneInteraction, aLink, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { define } from '../../src/elements/define.js';
import { all, button, focused, hasButton, next, one, shown, stage, textOf } from './support.js';

const RECORD = { url: '/record.html?id=4711', label: 'Loan 4711', type: 'Loan', id: '4711' };

/** Keeps records in the test: nothing opens a window. */
function keepRecords(element: HTMLElement): PadRecordOpenEvent['detail'][] {
  const opened: PadRecordOpenEvent['detail'][] = [];
  element.addEventListener('pad-record-open', (event) => {
    event.preventDefault();
    opened.push(event.detail);
  });
  return opened;
}

describe('<contact-pad>', () => {
  it('is accessible with an offer and an open interaction', async () => {
    const { element } = await stage([
      anInteraction({ record: RECORD, counters: { inProgress: { email: 2 } } }),
      anOfferedInteraction({ id: 'item-2' }),
    ]);
    await expect(element).to.be.accessible();
  });

  it('is accessible when empty, offline, in the dark and narrow', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const { element, adapter } = await stage([], { width: 320, height: 480 });
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    await expect(element).to.be.accessible();
    document.documentElement.style.colorScheme = '';
  });

  it('says what the state of the agent means while there is nothing to do', async () => {
    const { element } = await stage();
    expect(textOf(element)).to.contain('You are Ready').and.contain('New work comes to you by itself.');
  });

  it('accepts with a click, shows it when the backend confirms, and brings the focus to its panel', async () => {
    const { element, adapter } = await stage([anOfferedInteraction()]);
    const accept = button(element, 'Accept');
    accept.focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(hasButton(element, 'Accepting…')).to.equal(true);
    const [command] = adapter.sent;
    expect(command).to.include({ type: 'accept', interaction: 'item-1', offer: 'offer-1' });
    adapter.reportInteraction(anInteraction(), command?.id ?? '');
    await shown();
    expect(all(element, '[role=alertdialog]')).to.have.length(0);
    expect(focused()?.textContent).to.equal('Eva Lind');
    expect(focused()?.localName).to.equal('h2');
  });

  it('leaves the focus where it is when an offer arrives', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    const done = button(element, 'Done');
    done.focus();
    adapter.reportInteraction(anOfferedInteraction({ id: 'item-2' }));
    await shown();
    expect(focused() === done).to.equal(true);
  });

  it('tells the agent when an accepted offer was gone (WI-9)', async () => {
    const { element, adapter } = await stage([anOfferedInteraction()]);
    button(element, 'Accept').click();
    await shown();
    adapter.reportInteraction(aGoneInteraction({ outcome: 'redirected' }));
    adapter.refuse(adapter.sent[0]?.id ?? '', 'GONE');
    await aTimeout(0);
    await shown();
    expect(textOf(element)).to.contain('It is no longer there for you.');
    expect(all(element, 'pad-panel')).to.have.length(0);
  });

  it('lets the page veto a command', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    element.addEventListener('pad-command', (event) => {
      event.preventDefault();
    });
    button(element, 'Done').click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('waits for the page before it sends a command, and shows it as pending meanwhile', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    let letGo: (value: unknown) => void = () => undefined;
    element.addEventListener('pad-command', (event) => {
      event.waitFor(
        new Promise((resolve) => {
          letGo = resolve;
        }),
      );
    });
    button(element, 'Done').click();
    await shown();
    expect(adapter.sent).to.have.length(0);
    expect(hasButton(element, 'Finishing…')).to.equal(true);
    letGo(undefined);
    await shown();
    expect(adapter.sent.map(({ type }) => type)).to.deep.equal(['done']);
  });

  it('shows its own copy of a command only, once, with the id that is sent', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    const seen: PadCommandEvent[] = [];
    document.addEventListener(
      'pad-command',
      (event) => {
        seen.push(event as PadCommandEvent);
      },
      { once: false },
    );
    button(element, 'Done').click();
    await shown();
    expect(seen).to.have.length(1);
    expect(seen[0]?.target === element).to.equal(true);
    expect(seen[0]?.detail.commandId).to.equal(adapter.sent[0]?.id);
    expect(seen[0]?.detail.source).to.equal('agent');
  });

  it('says beside the control why a command was refused, and tells the page', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    const told = next<PadErrorEvent>(element, 'pad-error');
    button(element, 'Done').click();
    await shown();
    adapter.refuse(adapter.sent[0]?.id ?? '', 'UNAVAILABLE');
    const { detail } = await told;
    await shown();
    expect(detail).to.include({ code: 'UNAVAILABLE', interactionId: 'item-1', source: 'agent' });
    expect(textOf(one(element, '[part=failure]'))).to.contain('cannot do this now');
    button(element, 'Dismiss').click();
    await shown();
    expect(all(element, '[part=failure]')).to.have.length(0);
  });

  it('offers to ask again with the same id when no answer came', async () => {
    const { element, adapter, clock } = await stage([anInteraction()]);
    button(element, 'Done').click();
    await shown();
    clock.advance(10_000);
    await shown();
    button(element, 'Ask again').click();
    await shown();
    expect(adapter.sent).to.have.length(2);
    expect(adapter.sent[1]?.id).to.equal(adapter.sent[0]?.id);
  });

  it('gives the focus to the next card after Done', async () => {
    const { element, adapter } = await stage([
      anInteraction(),
      anInteraction({ id: 'item-2', contact: { name: 'Bo Ek' } }),
    ]);
    const done = button(element, 'Done');
    done.focus();
    done.click();
    await shown();
    adapter.reportInteraction(aGoneInteraction(), adapter.sent[0]?.id ?? '');
    await shown();
    expect(focused()?.textContent).to.equal('Bo Ek');
  });

  it('gives the focus to the list after the last Done', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    const done = button(element, 'Done');
    done.focus();
    done.click();
    await shown();
    adapter.reportInteraction(aGoneInteraction(), adapter.sent[0]?.id ?? '');
    await shown();
    expect(focused()?.getAttribute('aria-label')).to.equal('Interactions');
  });

  it('asks the page to open the record of what is chosen', async () => {
    const { element } = await stage([
      anInteraction(),
      anInteraction({ id: 'item-2', record: RECORD, contact: { name: 'Bo Ek' } }),
    ]);
    const opened = keepRecords(element);
    one(element, 'pad-list', 'a[href]').click();
    await shown();
    expect(opened).to.deep.equal([{ source: 'agent', record: RECORD, interactionId: 'item-2' }]);
    expect(textOf(one(element, 'pad-panel:not([hidden])'))).to.contain('Bo Ek');
  });

  it('opens a record that the page leaves to it in a window of that record, once', async () => {
    const { element } = await stage([anInteraction({ record: RECORD })]);
    const original = window.open;
    const calls: unknown[][] = [];
    const opened = { closed: false, opener: window, focus: () => calls.push(['focus']) };
    window.open = (...args: unknown[]) => {
      calls.push(args);
      return opened as unknown as Window;
    };
    one(element, 'pad-list', 'a[href]').click();
    one(element, 'pad-list', 'a[href]').click();
    window.open = original;
    expect(calls).to.deep.equal([
      [new URL(RECORD.url, document.baseURI).href, 'contact-pad-record:Loan:4711'],
      ['focus'],
    ]);
    expect(opened.opener).to.equal(null);
  });

  it('says on the card that the browser blocked the window', async () => {
    const { element } = await stage([anInteraction({ record: RECORD })]);
    const original = window.open;
    window.open = () => null;
    const told = next<PadErrorEvent>(element, 'pad-error');
    one(element, 'pad-list', 'a[href]').click();
    window.open = original;
    expect((await told).detail).to.include({ code: 'POPUP_BLOCKED', interactionId: 'item-1' });
    await shown();
    expect(textOf(one(element, 'pad-list'))).to.contain('The browser blocked the window.');
  });

  it('waits for the page before it opens a record, and says that the page kept its own', async () => {
    const { element } = await stage([anInteraction({ record: RECORD })]);
    const original = window.open;
    const opened: unknown[] = [];
    window.open = (url) => {
      opened.push(url);
      return null;
    };
    const answers = [
      (): Promise<unknown> => Promise.resolve(false),
      (): Promise<unknown> => Promise.reject(new Error('no')),
      (): Promise<unknown> => Promise.resolve(true),
    ];
    element.addEventListener('pad-record-open', (event) => {
      event.waitFor(answers.shift()?.() ?? Promise.resolve());
    });
    const said = (): string | null => one(element, '[aria-live=polite]').textContent;
    for (const kept of [true, true, false]) {
      one(element, 'pad-list', 'a[href]').click();
      await shown();
      const text = textOf(one(element, 'pad-list'));
      expect(text.includes('The page kept its record open.')).to.equal(kept);
      if (kept) expect(said()).to.contain('The page kept its record open.');
    }
    expect(opened).to.deep.equal([]);
    one(element, 'pad-list', 'a[href]').click();
    await shown();
    window.open = original;
    expect(opened).to.deep.equal([new URL(RECORD.url, document.baseURI).href]);
  });

  it('opens no record late that the agent has left for another', async () => {
    const { element } = await stage([
      anInteraction({ record: RECORD }),
      anInteraction({ id: 'item-2', record: { url: '/other', label: 'Other' } }),
    ]);
    const original = window.open;
    const opened: unknown[] = [];
    window.open = (url) => {
      opened.push(url);
      return null;
    };
    let answer: (value?: unknown) => void = () => undefined;
    element.addEventListener('pad-record-open', (event) => {
      if (event.detail.interactionId === 'item-1')
        event.waitFor(new Promise((resolve) => (answer = resolve)));
    });
    const [first, second] = all(one(element, 'pad-list').shadowRoot as ParentNode, 'a[href]');
    first?.click();
    second?.click();
    answer();
    await shown();
    window.open = original;
    expect(opened).to.deep.equal([new URL('/other', document.baseURI).href]);
  });

  it('answers the top offer with F10, wherever the focus is (CG-27)', async () => {
    const { adapter } = await stage([anOfferedInteraction()]);
    await sendKeys({ press: 'F10' });
    await shown();
    expect(adapter.sent.map(({ type }) => type)).to.deep.equal(['accept']);
  });

  it('shows every control as blocked while offline, and why', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    const done = button(element, 'Done');
    expect(done.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(one(element, '[part=actions]'))).to.contain('There is no connection now');
    done.click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('announces an offer at once, and never the passing of time', async () => {
    const { element, adapter } = await stage();
    adapter.reportInteraction(anOfferedInteraction());
    await shown();
    await shown();
    const said = one(element, '[aria-live=assertive]').textContent;
    expect(said).to.contain('Work item from Eva Lind');
    expect(all(element, '[aria-live] time')).to.have.length(0);
  });

  it('keeps what was written in one panel while another is shown (WI-13)', async () => {
    const entry = { key: 'a', label: 'Amount', value: '5', type: 'string', editable: true } as const;
    const { element, pad } = await stage([
      anInteraction({ caseData: [entry] }),
      anInteraction({ id: 'item-2' }),
    ]);
    button(element, 'Edit Amount').click();
    await shown();
    const field = one<HTMLInputElement>(element, '.case input');
    field.value = 'half written';
    field.dispatchEvent(new Event('input'));
    pad.set({ type: 'select', interaction: 'item-2' });
    await shown();
    pad.set({ type: 'select', interaction: 'item-1' });
    await shown();
    expect(one<HTMLInputElement>(element, '.case input').value).to.equal('half written');
  });

  it('goes on after it was moved in the page', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    const there = await fixture<HTMLElement>(html`<div></div>`);
    there.append(element);
    await aTimeout(0);
    adapter.reportInteraction(anOfferedInteraction({ id: 'item-2', contact: { name: 'Bo Ek' } }));
    await shown();
    expect(all(element, '[role=alertdialog]')).to.have.length(1);
  });

  it('hears nothing any more after it was taken out of the page', async () => {
    const { element, adapter } = await stage();
    const heard: Event[] = [];
    element.addEventListener('pad-interaction-offered', (event) => {
      heard.push(event);
    });
    element.remove();
    await aTimeout(0);
    adapter.reportInteraction(anOfferedInteraction());
    expect(heard).to.have.length(0);
  });

  it('warns when its tag is taken, and does not throw', () => {
    const original = console.warn;
    const warned: unknown[] = [];
    console.warn = (...args: unknown[]) => warned.push(args);
    define('contact-pad', class extends LitElement {});
    console.warn = original;
    expect(warned).to.have.length(1);
  });

  it('fits every layout without scrolling sideways', async () => {
    for (const [width, height] of [
      [320, 480],
      [620, 640],
      [1200, 700],
      [900, 72],
    ] as const) {
      const { element } = await stage([anInteraction({ record: RECORD })], { width, height });
      expect(element.scrollWidth, `${width}`).to.be.at.most(width);
    }
  });

  it('lets the page style its parts, however deep they stand', async () => {
    const { element } = await stage([anInteraction(), anOfferedInteraction({ id: 'item-2' })]);
    const style = document.createElement('style');
    const inner = ['state', 'messages-button', 'accept', 'reject', 'list', 'heading', 'actions', 'done'];
    style.textContent = inner
      .map((part) => `contact-pad::part(${part}) { outline-color: rgb(1, 2, 3) }`)
      .join('');
    document.head.append(style);
    const styled = inner.filter((part) => {
      return getComputedStyle(one(element, `[part=${part}]`)).outlineColor === 'rgb(1, 2, 3)';
    });
    style.remove();
    expect(styled).to.deep.equal(inner);
  });

  it('shows the time again after it has been moved on the page', async () => {
    const { element, clock } = await stage([anInteraction()]);
    element.remove();
    clock.advance(5_000);
    document.body.append(element);
    const time = one(element, 'pad-list', 'time').textContent;
    element.remove();
    expect(time).to.equal('00:05');
  });
});
