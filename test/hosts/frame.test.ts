import { expect, fixture, html } from '@open-wc/testing';
import type { PadFrame, EmbedOptions } from '../../src/hosts/frame/index.js';
import { embedPad } from '../../src/hosts/frame/index.js';
import { PAD_EVENTS, VERSION } from '../../src/hosts/frame/messages.js';
import { aGoneInteraction, aLink, anInteraction } from '../../src/testing/index.js';
import { holdTimers } from '../support/held-timers.js';
import { waitUntil } from '../support/wait-until.js';

/** The same server by another name: another origin. */
const OTHER = location.origin.replace('127.0.0.1', 'localhost');
const EMPTY = '/test/hosts/support/empty.html';
const RECORD = { url: '/record.html?id=4711', label: 'Loan 4711' };

function addressOf(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams({ origin: location.origin, ...query });
  return `${OTHER}/test/hosts/support/framed-pad.html?${search.toString()}`;
}

interface Told {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Page {
  readonly host: PadFrame;
  readonly told: readonly Told[];
  /** Of that name, until there are so many. */
  heard(type: string, count?: number): Promise<readonly Told['detail'][]>;
  /** Does something in the frame, and answers what came of it. */
  there<T = unknown>(deed: string, given?: unknown): Promise<T>;
}

const open = new Set<PadFrame>();
afterEach(() => {
  for (const host of open) host.close();
  open.clear();
});

async function page(
  query: Readonly<Record<string, string>> = {},
  options: EmbedOptions = {},
  place?: HTMLElement,
): Promise<Page> {
  const box = place ?? (await fixture<HTMLElement>(html`<div></div>`));
  const told: Told[] = [];
  for (const type of [...PAD_EVENTS, 'frame-state'])
    box.addEventListener(type, (event) => {
      told.push({ type, detail: (event as CustomEvent<Told['detail']>).detail });
    });
  const host = embedPad(box, { src: addressOf(query), ...options });
  open.add(host);
  const of = (type: string): Told['detail'][] =>
    told.filter((one) => one.type === type).map(({ detail }) => detail);
  return {
    host,
    told,
    async heard(type, count = 1) {
      await waitUntil(() => of(type).length >= count, `${type} × ${count}`);
      return of(type);
    },
    there: (deed, given) => deedIn(host.element, deed, given),
  };
}

function deedIn<T>(frame: HTMLIFrameElement, deed: string, given: unknown): Promise<T> {
  return new Promise((resolve) => {
    const onMessage = ({ data, source }: MessageEvent<{ deed?: string; result: T }>): void => {
      if (source !== frame.contentWindow || data.deed !== deed) return;
      removeEventListener('message', onMessage);
      resolve(data.result);
    };
    addEventListener('message', onMessage);
    frame.contentWindow?.postMessage({ deed, given }, OTHER);
  });
}

async function readyPage(...given: Parameters<typeof page>): Promise<Page> {
  const one = await page(...given);
  await one.host.ready;
  await one.heard('pad-ready');
  return one;
}

async function code(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'fulfilled';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a pad in a frame', function () {
  this.timeout(30_000);

  it('is accessible', async () => {
    const { host } = await readyPage();
    await expect(host.element.parentElement as HTMLElement).to.be.accessible();
    expect(host.element.title).to.equal('Contact pad');
    expect(host.element.allow).to.contain('microphone');
  });

  it('tells of everything that the element tells of', async () => {
    const manifest = (await (await fetch('/custom-elements.json')).json()) as {
      modules: { declarations?: { tagName?: string; events?: { name: string }[] }[] }[];
    };
    const element = manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .find(({ tagName }) => tagName === 'contact-pad');
    expect([...PAD_EVENTS].sort()).to.deep.equal(element?.events?.map(({ name }) => name).sort());
  });

  it('tells what happened before the page around it was there, and what happens then', async () => {
    const { heard, there } = await readyPage();
    expect((await heard('pad-ready'))[0]?.agent).to.include({ name: 'Anna Berg' });
    await heard('pad-interaction-restored', 2);
    await there('report', { type: 'interaction', interaction: aGoneInteraction({ revision: 1e6 }), by: [] });
    const [done] = await heard('pad-interaction-done');
    expect(done).to.include({ source: 'backend' });
    expect(done?.interaction).to.include({ id: 'item-1', outcome: 'done' });
  });

  it('dials and sends commands, which have the source host', async () => {
    const { host, heard, there } = await readyPage();
    void host.dial('+46701234567', RECORD);
    await waitUntil(async () => (await there<unknown[]>('sent')).length === 1);
    const [call] = await there<{ id: string }[]>('sent');
    expect(call).to.deep.include({ type: 'call', number: '+46701234567', record: RECORD });
    await there('report', {
      type: 'interaction',
      interaction: anInteraction({ id: 'call-1', medium: 'voice', phase: 'establishing', revision: 1e6 }),
      by: [call?.id],
    });
    const [changed] = await heard('pad-interaction-changed');
    expect(changed).to.include({ source: 'host', commandId: call?.id });
  });

  it('resolves when the backend has confirmed a command', async () => {
    const { host, there } = await readyPage();
    const sent = host.send({ type: 'log-out', id: 'out-1' });
    expect(host.send({ type: 'log-out', id: 'out-1' })).to.equal(sent);
    await waitUntil(async () => (await there<unknown[]>('sent')).length > 0);
    await there('report', { type: 'settled', source: 'fake', command: 'out-1' });
    await sent;
    expect(await there<unknown[]>('sent')).to.have.lengthOf(1);
  });

  it('tells when a command is refused', async () => {
    const { host, heard, there } = await readyPage();
    const sent = host.send({ type: 'call', id: 'call-1', number: '112' });
    await waitUntil(async () => (await there<unknown[]>('sent')).length === 1);
    await there('refuse', { id: 'call-1', code: 'TARGET_UNAVAILABLE' });
    expect(await code(sent)).to.equal('TARGET_UNAVAILABLE');
    expect((await heard('pad-error'))[0]).to.deep.equal({
      source: 'host',
      code: 'TARGET_UNAVAILABLE',
      message: 'In words.',
      commandId: 'call-1',
    });
  });

  it('refuses what is no command, and what its page does not permit', async () => {
    const { host, there } = await readyPage({ command: 'call' });
    expect(await code(host.send({ type: 'call', number: 7 } as never))).to.equal('INVALID');
    expect(await code(host.send({ type: 'log-out' }))).to.equal('FORBIDDEN');
    expect(await there('sent')).to.deep.equal([]);
  });

  it('keeps what is sent before the pad has answered', async () => {
    const { host, there } = await page();
    expect(host.state).to.equal('connecting');
    void host.dial('112');
    await host.ready;
    await waitUntil(async () => (await there<unknown[]>('sent')).length === 1, 'it is sent');
  });
});

describe('the page around a pad', function () {
  this.timeout(30_000);

  const select = { type: 'select', interaction: 'item-2' };

  it('shows a record itself', async () => {
    const { host, heard, there } = await readyPage();
    host.element.addEventListener('pad-record-open', (event) => {
      event.preventDefault();
    });
    await there('ask', select);
    const [told] = await heard('pad-record-open');
    expect(told).to.deep.equal({ source: 'agent', record: RECORD, interactionId: 'item-2' });
    await there('ask', select);
    await heard('pad-record-open', 2);
    expect(await there('opened')).to.deep.equal([]);
  });

  it('leaves a record to the pad', async () => {
    const { there } = await readyPage();
    await there('ask', select);
    await waitUntil(async () => (await there<string[]>('opened')).length === 1, 'the pad opens it');
    expect(await there('opened')).to.deep.equal([`${OTHER}${RECORD.url}`]);
  });

  it('keeps a record that is not saved, which the pad says', async () => {
    const { host, there } = await readyPage();
    host.element.addEventListener('pad-record-open', (event) => {
      event.waitFor(Promise.resolve(false));
    });
    await there('ask', select);
    await waitUntil(
      async () => (await there<string>('text')).includes('The page kept its record open.'),
      'the pad says so',
    );
    expect(await there('opened')).to.deep.equal([]);
  });

  it('vetoes a command, or delays it until its promise is fulfilled', async () => {
    const { host, heard, there } = await readyPage();
    let answer: (value: unknown) => void = () => undefined;
    host.element.addEventListener('pad-command', (event) => {
      const { command } = event.detail;
      if (command.type === 'log-out') event.preventDefault();
      else event.waitFor(new Promise((resolve) => (answer = resolve)));
    });
    await there('ask', { type: 'log-out' });
    await there('ask', { type: 'set-state', state: 'not-ready' });
    await heard('pad-command', 2);
    expect(await there('sent')).to.deep.equal([]);
    answer(undefined);
    await waitUntil(async () => (await there<unknown[]>('sent')).length === 1, 'it is sent');
    expect((await there<{ type: string }[]>('sent'))[0]?.type).to.equal('set-state');
  });

  it('accepts entries of the call log', async () => {
    const { host, heard, there } = await readyPage();
    host.element.addEventListener('pad-call-log', (event) => {
      event.accept();
    });
    await there('report', { type: 'interaction', interaction: aGoneInteraction({ revision: 1e6 }), by: [] });
    const [entry] = await heard('pad-call-log');
    expect(entry).to.include({ interactionId: 'item-1', outcome: 'done' });
    // What was not accepted is told again when a link comes back.
    for (const state of ['down', 'up'] as const)
      await there('report', { type: 'link', link: aLink({ state }) });
    await heard('pad-link', 3);
    expect(await heard('pad-call-log')).to.have.lengthOf(1);
  });

  it('gets recordings as files, also those from before it was there', async () => {
    const place = await fixture<HTMLIFrameElement>(
      html`<iframe title="Pad" src=${addressOf({ late: '' })}></iframe>`,
    );
    await new Promise((resolve) => {
      place.addEventListener('load', resolve);
    });
    await deedIn(place, 'record', undefined);
    const { heard, there } = await page({}, {}, place);
    const [before] = await heard('pad-recording');
    expect(before?.file).to.be.instanceOf(Blob);
    await there('record');
    const [, recording] = await heard('pad-recording', 2);
    expect(await (recording?.file as Blob).text()).to.equal('RIFF');
  });

  it('shows, hides and sizes the frame, which can be as high as its pad', async () => {
    const { host, there } = await readyPage({}, { autoHeight: { min: 100, max: 500 } });
    const height = (): string => host.element.style.height;
    await waitUntil(() => height() === '300px', 'as high as the pad');
    await there('resize', 900);
    await waitUntil(() => height() === '500px', 'not higher than it may be');
    host.resize({ width: 400 });
    expect(host.element.offsetWidth).to.equal(404);
    host.show(false);
    expect(host.element.offsetWidth).to.equal(0);
    host.show(true);
    expect(host.element.hidden).to.equal(false);
  });

  it('is told in words that calls have no microphone', async () => {
    const place = await fixture<HTMLIFrameElement>(
      html`<iframe title="Pad" src=${addressOf({ late: '' })}></iframe>`,
    );
    const { host, heard, there } = await page({}, { src: undefined as never }, place);
    await host.ready;
    void there('connect');
    await heard('pad-ready');
    const audio = {
      state: 'no-microphone',
      microphones: [],
      speakers: [],
      microphoneVolume: 1,
      speakerVolume: 1,
    };
    await there('report', { type: 'link', link: { ...aLink({ state: 'down' }), audio } });
    const told = await heard('frame-state', 2);
    expect(told.at(-1)).to.include({ source: 'host', state: 'ready', code: 'UNSUPPORTED' });
    expect(told.at(-1)?.message).to.contain('allow="microphone"').and.contain(OTHER);
  });
});

describe('the tie between the two', function () {
  this.timeout(30_000);

  it('is refused to a page that is not listed', async () => {
    const { host, heard } = await page({ origin: 'https://crm.example.com' });
    expect(await code(host.ready)).to.equal('FORBIDDEN');
    expect(host.state).to.equal('refused');
    expect((await heard('frame-state'))[0]).to.deep.equal({
      source: 'host',
      state: 'refused',
      code: 'FORBIDDEN',
      message: `The pad is not open to ${location.origin}.`,
    });
    expect(await code(host.dial('112'))).to.equal('UNAVAILABLE');
  });

  it('is refused between versions that do not understand each other', async () => {
    const { host } = await readyPage();
    const said = new Promise<unknown>((resolve) => {
      addEventListener('message', ({ data }: MessageEvent<{ contactPad?: string }>) => {
        if (data.contactPad === 'refused') resolve(data);
      });
    });
    const knock = { contactPad: 'knock', version: VERSION + 1, knock: 1 };
    host.element.contentWindow?.postMessage(knock, OTHER);
    expect(await said).to.include({ code: 'VERSION' });
  });

  it('ends for a host that is refused by its version', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const host = embedPad(place, { src: addressOf({ origin: 'https://crm.example.com' }) });
    const { contentWindow } = host.element;
    const data = { contactPad: 'refused', code: 'VERSION', message: 'Older.' };
    dispatchEvent(new MessageEvent('message', { data, origin: OTHER, source: contentWindow }));
    expect(await code(host.ready)).to.equal('VERSION');
    host.close();
  });

  it('takes no answer from another window or origin', async () => {
    const { host } = await page({ origin: 'https://crm.example.com' });
    const { port1, port2 } = new MessageChannel();
    const data = { contactPad: 'open', knock: 1 };
    const { contentWindow } = host.element;
    dispatchEvent(new MessageEvent('message', { data, origin: OTHER, source: window, ports: [port1] }));
    dispatchEvent(
      new MessageEvent('message', { data, origin: location.origin, source: contentWindow, ports: [port2] }),
    );
    expect(await code(host.ready)).to.equal('FORBIDDEN');
  });

  it('is lost and made again when the page in the frame is loaded anew; what was asked is unknown', async () => {
    const { host, heard, there } = await readyPage();
    const sent = host.dial('112');
    await waitUntil(async () => (await there<unknown[]>('sent')).length === 1);
    host.element.src = addressOf({ again: '' });
    expect(await code(sent)).to.equal('UNKNOWN');
    const states = await heard('frame-state', 3);
    expect(states.map(({ state }) => state)).to.deep.equal(['ready', 'lost', 'ready']);
    await heard('pad-ready', 2);
  });

  it('says so when nothing in the frame answers, and when it stops to', async () => {
    const { host, heard } = await readyPage();
    const timers = holdTimers();
    try {
      host.element.src = OTHER + EMPTY;
      const [, lost] = await heard('frame-state', 2);
      expect(lost).to.include({ state: 'lost', code: 'UNAVAILABLE' });
      expect(await code(host.dial('112'))).to.equal('UNAVAILABLE');
    } finally {
      timers.stop();
    }
  });

  it('names the origin that no pad answers at', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const told: Told['detail'][] = [];
    place.addEventListener('frame-state', ({ detail }) => told.push(detail));
    const timers = holdTimers(100);
    const host = embedPad(place, { src: OTHER + EMPTY });
    await new Promise((resolve) => {
      host.element.addEventListener('load', resolve);
    });
    for (let knocks = 0; knocks < 6; knocks += 1) timers.pass(8_000);
    timers.stop();
    expect(told[0]).to.include({ state: 'lost', code: 'UNAVAILABLE' });
    expect(told[0]?.message).to.contain(OTHER).and.contain(location.origin);
    host.close();
  });

  it('knocks no more where the page closes it when it hears that nothing answers', async () => {
    const place = await fixture<HTMLIFrameElement>(html`<iframe title="Pad" src=${EMPTY}></iframe>`);
    await waitUntil(() => place.contentDocument?.URL.endsWith(EMPTY) === true, 'it is there');
    const timers = holdTimers(100);
    const knocks: unknown[] = [];
    place.contentWindow?.addEventListener('message', ({ data }) => knocks.push(data));
    const host = embedPad(place);
    place.addEventListener('frame-state', () => {
      host.close();
    });
    for (let times = 0; times < 9; times += 1) timers.pass(8_000);
    timers.stop();
    place.contentWindow?.postMessage('the last');
    await waitUntil(() => knocks.includes('the last'));
    expect(knocks).to.have.length(7);
  });

  it('counts pings that nobody answers', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const told: unknown[] = [];
    place.addEventListener('frame-state', ({ detail }) => told.push(detail.state));
    const timers = holdTimers(100);
    const host = embedPad(place, { src: EMPTY });
    const { port1, port2 } = new MessageChannel();
    await waitUntil(() => {
      const data = { contactPad: 'open', knock: 1 };
      const source = host.element.contentWindow;
      dispatchEvent(new MessageEvent('message', { data, origin: location.origin, source, ports: [port2] }));
      return host.state === 'ready';
    }, 'it is open');
    timers.pass(5_000);
    expect(host.state).to.equal('ready');
    timers.pass(5_000);
    timers.stop();
    expect(told).to.deep.equal(['ready', 'lost']);
    host.close();
    port1.close();
  });

  it('ends when the page closes it, and the pad goes on alone', async () => {
    const place = await fixture<HTMLIFrameElement>(html`<iframe title="Pad" src=${addressOf()}></iframe>`);
    const { host, there } = await readyPage({}, {}, place);
    host.close();
    expect(host.state).to.equal('closed');
    expect(await code(host.dial('112'))).to.equal('UNAVAILABLE');
    // Until the frame knows, a command is held back for the page, and dropped with it.
    await waitUntil(async () => {
      await there('ask', { type: 'log-out' });
      return (await there<unknown[]>('sent')).length > 0;
    }, 'nobody is asked');
  });

  it('looks for records on the page around it, whose addresses they are', async () => {
    const looked: string[] = [];
    const { there } = await readyPage(
      {},
      {
        findRecords: ({ subject }) => {
          looked.push(subject);
          const found = { url: '/customers/7', label: 'Ida Holm', detail: 'Motala', contact: 'c7' };
          return Promise.resolve({ records: [found], create: { url: '/customers/new', label: 'New' } });
        },
      },
    );
    expect(await there('find', { stops: false })).to.deep.equal({
      records: [
        { url: `${location.origin}/customers/7`, label: 'Ida Holm', detail: 'Motala', contact: 'c7' },
      ],
      create: { url: `${location.origin}/customers/new`, label: 'New' },
    });
    expect(looked).to.deep.equal(['Manual evaluation']);
  });

  it('gives a search up, and says where it fails or what was found is no record', async () => {
    let isGivenUp = false;
    let next = (signal: AbortSignal): Promise<never> => {
      signal.addEventListener('abort', () => {
        isGivenUp = true;
      });
      return new Promise(() => undefined);
    };
    const { there } = await readyPage({}, { findRecords: (_, signal) => next(signal) });
    expect(await there('find', { stops: true })).to.equal('UNAVAILABLE');
    await waitUntil(() => isGivenUp, 'the page stops');
    next = () => Promise.reject(new Error('The CRM is away.'));
    expect(await there('find', { stops: false })).to.equal('UNAVAILABLE');
    next = () => Promise.resolve({ records: [{ url: 'javascript:alert(1)', label: 'x' }] } as never);
    expect(await there('find', { stops: false })).to.equal('UNAVAILABLE');
    next = () => Promise.resolve({ records: [{ ...RECORD, open: () => undefined }] } as never);
    expect(await there('find', { stops: false })).to.equal('UNAVAILABLE');
  });

  it('leaves records alone where the page around it does not look for them, or is gone', async () => {
    const { there } = await readyPage();
    expect(await there('find', { stops: false })).to.equal('nobody looks');
    const place = await fixture<HTMLIFrameElement>(html`<iframe title="Pad" src=${addressOf()}></iframe>`);
    const other = await readyPage({}, { findRecords: () => Promise.resolve({ records: [] }) }, place);
    other.host.close();
    await waitUntil(async () => (await other.there('find', { stops: false })) === 'UNAVAILABLE', 'it knows');
  });

  it('needs the address of a web page', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    for (const src of ['', 'javascript:alert(1)', 'data:text/html,x'])
      expect(() => embedPad(place, { src }), src)
        .to.throw()
        .with.property('code', 'INVALID');
    expect(place.childElementCount).to.equal(0);
  });
});
