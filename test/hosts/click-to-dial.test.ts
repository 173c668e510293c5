import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Pad } from '../../src/core/index.js';
import type { Can } from '../../src/core/index.js';
import { clickToDial } from '../../src/hosts/click-to-dial.js';
import type { ClickToDialOptions } from '../../src/hosts/click-to-dial.js';
import { aLink, aSnapshot, anAgent, fakeAdapter } from '../../src/testing/index.js';
import type { FakeAdapter } from '../../src/testing/index.js';

interface Page {
  readonly root: HTMLElement;
  readonly adapter: FakeAdapter;
  /** Presses the first element of that selector; answers whether the browser would have followed it. */
  press(selector: string, init?: MouseEventInit): boolean;
  /** The numbers that were asked to be called. */
  readonly called: readonly (string | undefined)[];
  readonly errors: readonly unknown[];
  undo(): void;
}

const PAGE = html`
  <a id="link" href="tel:+46-70-123%2045%2067;ext=12"><b>Eva Lind</b></a>
  <button id="button" data-pad-number="+46 (70) 765 43 21">Call</button>
  <span id="span" tabindex="0" role="button" data-pad-number="08-123">Desk</span>
  <a
    id="loan"
    href="tel:112"
    data-record-url="/loan/4711"
    data-record-label="Loan 4711"
    data-record-type="Loan"
    data-record-id="4711"
    >Loan</a
  >
  <a id="bare" href="tel:113" data-record-url="https://crm.test/7">Case 7</a>
  <a id="evil" href="tel:114" data-record-url="javascript:alert(1)">x</a>
  <a id="code" href="tel:*21*114%23">Forward</a>
  <button id="broken" data-pad-number="%zz">?</button>
  <span class="phone">115</span>
`;

let undoLast = (): void => undefined;
afterEach(() => {
  undoLast();
});

async function page(options?: ClickToDialOptions, can: Can = { call: true }): Promise<Page> {
  const first = [aSnapshot({ agent: anAgent({ can }) }), { type: 'link', link: aLink() } as const];
  const adapter = fakeAdapter({ first });
  const pad = new Pad({ adapter });
  await pad.connect();
  const root = await fixture<HTMLElement>(html`<div>${PAGE}</div>`);
  const errors: unknown[] = [];
  root.addEventListener('pad-error', ({ detail }) => errors.push(detail));
  const undo = clickToDial(pad, root, options);
  undoLast = undo;
  // The test must not leave its page: whoever did not take the click is stopped here.
  let isFree = true;
  root.addEventListener('click', (event) => {
    isFree = !event.defaultPrevented;
    event.preventDefault();
  });
  return {
    root,
    adapter,
    errors,
    undo,
    get called() {
      return adapter.sent.map((command) => (command.type === 'call' ? command.number : undefined));
    },
    press(selector, init = {}) {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init });
      root.querySelector(selector)?.dispatchEvent(click);
      return isFree;
    },
  };
}

describe('click to dial', () => {
  it('calls the number of a link, without what is written between its digits', async () => {
    const one = await page();
    expect(one.press('#link b')).to.equal(false);
    expect(one.called).to.deep.equal(['+46701234567']);
  });

  it('calls the number of a marked element', async () => {
    const one = await page();
    one.press('#button');
    expect(one.called).to.deep.equal(['+46707654321']);
  });

  it('calls by the keyboard', async () => {
    for (const [selector, key, number] of [
      ['#link', 'Enter', '+46701234567'],
      ['#span', 'Enter', '08123'],
      ['#span', ' ', '08123'],
    ] as const) {
      const one = await page();
      one.root.querySelector<HTMLElement>(selector)?.focus();
      await sendKeys({ press: key });
      expect(one.called, `${selector} ${key}`).to.deep.equal([number]);
      one.undo();
    }
  });

  it('carries the record that the element is marked with', async () => {
    const one = await page();
    one.press('#loan');
    expect(one.adapter.sent[0]).to.deep.include({
      record: { url: '/loan/4711', label: 'Loan 4711', type: 'Loan', id: '4711' },
    });
  });

  it('names a record without a label as the element reads', async () => {
    const one = await page();
    one.press('#bare');
    expect(one.adapter.sent[0]).to.deep.include({ record: { url: 'https://crm.test/7', label: 'Case 7' } });
  });

  it('carries the record that the page knows', async () => {
    const one = await page({ record: ({ id }) => ({ url: `/record/${id}`, label: id }) });
    one.press('#link');
    expect(one.adapter.sent[0]).to.deep.include({ record: { url: '/record/link', label: 'link' } });
  });

  it('leaves out a record that cannot be opened', async () => {
    const one = await page();
    one.press('#evil');
    expect(one.adapter.sent[0]).to.include({ number: '114' }).and.not.have.property('record');
  });

  it('calls no service code, and says why', async () => {
    for (const selector of ['#code', '#broken']) {
      const one = await page();
      expect(one.press(selector)).to.equal(false);
      await aTimeout(0);
      expect(one.called).to.deep.equal([]);
      expect(one.errors[0]).to.include({ source: 'host', code: 'INVALID' });
    }
  });

  it('tells when the call is refused', async () => {
    const one = await page();
    one.press('#link');
    const id = one.adapter.sent[0]?.id ?? '';
    one.adapter.refuse(id, 'TARGET_UNAVAILABLE', 'All lines are busy.');
    await aTimeout(0);
    expect(one.errors).to.deep.equal([
      { source: 'host', code: 'TARGET_UNAVAILABLE', message: 'All lines are busy.', commandId: id },
    ]);
  });

  it('asks once while a call is under way', async () => {
    const one = await page();
    one.press('#link');
    expect(one.press('#link')).to.equal(false);
    expect(one.called).to.have.lengthOf(1);
  });

  it('leaves the link to the browser while nothing can be called', async () => {
    for (const can of [{}, { call: { reason: 'NOT_ALLOWED' } }] satisfies Can[]) {
      const one = await page({}, can);
      expect(one.press('#link')).to.equal(true);
      expect(one.called).to.deep.equal([]);
    }
    const offline = await page();
    offline.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    expect(offline.press('#link')).to.equal(true);
  });

  it('leaves a click alone that has a modifier key or that the page has handled', async () => {
    const one = await page();
    expect(one.press('#link', { ctrlKey: true })).to.equal(true);
    one.root.querySelector('#link')?.addEventListener('click', (event) => {
      event.preventDefault();
    });
    one.press('#link');
    expect(one.called).to.deep.equal([]);
  });

  it('calls what the page says is a number, as it is written', async () => {
    const one = await page({ selector: '.phone' });
    expect(one.press('#link')).to.equal(true);
    one.press('.phone');
    expect(one.called).to.deep.equal(['115']);
  });

  it('reaches what is added later, in open shadow trees too', async () => {
    const one = await page();
    const host = document.createElement('div');
    host.id = 'host';
    one.root.append(host);
    host.attachShadow({ mode: 'open' }).innerHTML = '<a href="tel:116">Later</a>';
    host.shadowRoot?.querySelector('a')?.click();
    expect(one.called).to.deep.equal(['116']);
  });

  it('can be undone', async () => {
    const one = await page();
    one.undo();
    expect(one.press('#link')).to.equal(true);
    expect(one.called).to.deep.equal([]);
  });
});
