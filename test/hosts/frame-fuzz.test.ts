import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { embedPad } from '../../src/hosts/frame/index.js';
import {
  PAD_EVENTS,
  VERSION,
  knockFrom,
  replyFrom,
  toFrameFrom,
  toHostFrom,
} from '../../src/hosts/frame/messages.js';
import { parseCommand } from '../../src/protocol/index.js';
import { waitUntil } from '../support/wait-until.js';

const { fuzzCount: COUNT } = (await (await fetch('/test-settings.json')).json()) as { fuzzCount: number };

const junk = fc.anything({ maxDepth: 2, withNullPrototype: true, withDate: true, withTypedArray: true });
const interaction = { id: 'item-1', subject: 'Loan' };
const record = { url: 'https://crm.test/4711', label: 'Loan 4711' };

/** Sound messages of either side, and before there is a channel. */
const SOUND: readonly unknown[] = [
  { contactPad: 'knock', version: VERSION, knock: 1 },
  { contactPad: 'open', knock: 1 },
  { contactPad: 'refused', code: 'VERSION', message: 'Older.' },
  { type: 'hello', finds: true },
  { type: 'found', ask: 1, found: { records: [record], create: record } },
  { type: 'find', ask: 1, interaction },
  { type: 'ping' },
  { type: 'verdict', ask: 1, verdict: 'go' },
  { type: 'accept', entry: 'e1' },
  { type: 'send', command: { type: 'call', id: 'c1', number: '112' } },
  { type: 'pong' },
  { type: 'settled', id: 'c1', code: 'GONE', message: 'Gone.' },
  { type: 'size', height: 300 },
  { type: 'no-microphone' },
  { type: 'event', name: 'pad-interaction-done', detail: { source: 'backend', interaction } },
  { type: 'event', name: 'pad-error', detail: { source: 'agent', code: 'GONE', message: 'Gone.' } },
  { type: 'event', name: 'pad-call-log', detail: { source: 'agent', id: 'e1', interactionId: 'item-1' } },
  {
    type: 'event',
    name: 'pad-command',
    ask: 1,
    detail: { source: 'agent', command: { type: 'done', id: 'c1' } },
  },
  {
    type: 'event',
    name: 'pad-record-open',
    ask: 2,
    detail: { source: 'agent', record, interactionId: 'item-1' },
  },
];

/** A sound message of which one part is something else. */
const spoilt = fc.tuple(fc.constantFrom(...SOUND), fc.nat(60), junk).map(([sound, steps, other]) => {
  return replaced(structuredClone(sound), steps, other);
});

function replaced(value: unknown, steps: number, other: unknown): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (steps === 0 || keys.length === 0) return other;
  const parts = value as Record<string, unknown>;
  const key = keys[steps % keys.length] ?? '';
  parts[key] = replaced(parts[key], Math.floor(steps / keys.length), other);
  return value;
}

const message = fc.oneof(
  { weight: 6, arbitrary: spoilt },
  { weight: 1, arbitrary: fc.constantFrom(...SOUND) },
  { weight: 1, arbitrary: junk },
);

const isText = (value: unknown): boolean => typeof value === 'string';

/** What a page may count on of an event. */
function expectLawful({ type, detail }: { type: string; detail: Readonly<Record<string, unknown>> }): void {
  expect(PAD_EVENTS).to.include(type);
  expect(['agent', 'backend', 'host']).to.include(detail.source);
  if (type === 'pad-record-open') {
    const { url, label } = detail.record as typeof record;
    expect(isText(label)).to.equal(true);
    expect(new URL(url, document.baseURI).protocol).to.match(/^https?:$/);
  }
  if (type === 'pad-command') expect(isText((detail.command as { type: unknown }).type)).to.equal(true);
  if (type === 'pad-error') expect(isText(detail.code) && isText(detail.message)).to.equal(true);
}

describe(`${COUNT} messages from elsewhere`, function () {
  this.timeout(900_000);

  it('are what they should be, or nothing', () => {
    fc.assert(
      fc.property(message, (data) => {
        for (const parse of [knockFrom, replyFrom, toFrameFrom]) parse(data);
        const told = toHostFrom(data);
        if (told?.type === 'event') expectLawful({ type: told.name, detail: told.detail });
        if (told?.type === 'size') expect(told.height).to.be.at.least(0);
      }),
      { numRuns: COUNT },
    );
  });

  it('make a host fire only events that a page can use', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    const host = embedPad(place, {
      src: '/test/hosts/support/empty.html',
      autoHeight: { min: 10, max: 500 },
    });
    const { port1, port2 } = new MessageChannel();
    const fromFrame = (data: unknown, ports: MessagePort[] = []): void => {
      const { contentWindow: source } = host.element;
      dispatchEvent(new MessageEvent('message', { data, origin: location.origin, source, ports }));
    };
    await waitUntil(() => {
      for (let knock = 1; knock < 9; knock += 1) fromFrame({ contactPad: 'open', knock }, [port1]);
      return host.state === 'ready';
    }, 'it is open');
    const heard: Parameters<typeof expectLawful>[0][] = [];
    for (const type of PAD_EVENTS) place.addEventListener(type, (event) => heard.push(event as never));
    const messages = fc.sample(message.filter(isCloneable), Math.ceil(COUNT / 10));
    for (const data of messages) {
      // A refusal would be believed, for it comes from the frame: before a channel, not after.
      fromFrame(data);
      if ((data as { type?: unknown } | undefined)?.type !== 'bye') port2.postMessage(data);
    }
    port2.postMessage({
      type: 'event',
      name: 'pad-notice',
      detail: { source: 'agent', notice: { id: 'last' } },
    });
    await waitUntil(
      () =>
        heard.some(
          ({ type, detail }) => type === 'pad-notice' && (detail.notice as { id?: unknown }).id === 'last',
        ),
      'the last one',
    );
    heard.forEach(expectLawful);
    expect(host.state).to.equal('ready');
    host.close();
    place.remove();
  });

  it('make a frame send only commands', async () => {
    const frame = document.createElement('iframe');
    frame.src = `/test/hosts/support/framed-pad.html?origin=${location.origin}`;
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      document.body.append(frame);
    });
    const port = await new Promise<MessagePort>((resolve) => {
      const onMessage = ({ data, ports }: MessageEvent<{ contactPad?: string }>): void => {
        if (data.contactPad !== 'open' || !ports[0]) return;
        removeEventListener('message', onMessage);
        resolve(ports[0]);
      };
      addEventListener('message', onMessage);
      frame.contentWindow?.postMessage({ contactPad: 'knock', version: VERSION, knock: 1 }, location.origin);
    });
    port.postMessage({ type: 'hello' });
    const messages = fc.sample(message.filter(isCloneable), Math.ceil(COUNT / 10));
    for (const data of messages) {
      // A further knock would ask for another channel.
      if (!knockFrom(data)) frame.contentWindow?.postMessage(data, location.origin);
      if ((data as { type?: unknown } | undefined)?.type !== 'bye') port.postMessage(data);
    }
    const answered = new Promise((resolve) => {
      port.onmessage = ({ data }: MessageEvent<{ type: string; id?: string; code?: string }>) => {
        if (data.type === 'settled' && data.id === 'last') resolve(data.code);
      };
    });
    port.postMessage({ type: 'send', command: { type: 'never', id: 'last' } });
    expect(await answered).to.equal('INVALID');
    const sent = await new Promise<unknown[]>((resolve) => {
      addEventListener('message', ({ data }: MessageEvent<{ deed?: string; result: unknown[] }>) => {
        if (data.deed === 'sent') resolve(data.result);
      });
      frame.contentWindow?.postMessage({ deed: 'sent' }, location.origin);
    });
    for (const command of sent) parseCommand(command);
    frame.remove();
  });
});

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
