/** The page in the frame: a pad with a backend that is in the hand of the test, which is on the page around it. */
import { Pad } from '../../../src/core/index.js';
import type { CommandType, ErrorCode, Fact } from '../../../src/core/index.js';
import { exposePad } from '../../../src/hosts/frame/index.js';
import '../../../src/index.js';
import { aLink, aSnapshot, anAgent, anInteraction, fakeAdapter } from '../../../src/testing/index.js';

const { searchParams } = new URL(location.href);
const can = { call: true, 'set-state': true, 'log-out': true } as const;
const record = { url: '/record.html?id=4711', label: 'Loan 4711' };
const adapter = fakeAdapter({
  first: [
    aSnapshot({
      agent: anAgent({ can }),
      interactions: [anInteraction(), anInteraction({ id: 'item-2', record })],
    }),
    { type: 'link', link: aLink() },
  ],
});
const pad = new Pad({ adapter });
const element = document.createElement('contact-pad');
element.style.height = '300px';
element.pad = pad;
const commands = searchParams.getAll('command') as CommandType[];
exposePad(element, {
  origins: searchParams.getAll('origin'),
  ...(commands.length > 0 ? { commands } : {}),
});
document.body.append(element);
if (!searchParams.has('late')) await pad.connect();

const opened: string[] = [];
window.open = (url) => {
  opened.push(String(url));
  return null;
};

/** What a test can do to the page, by name. */
const DEEDS = {
  connect: () => pad.connect(),
  report: (fact: Fact) => {
    adapter.report(fact);
  },
  refuse: ({ id, code }: { id: string; code: ErrorCode }) => {
    adapter.refuse(id, code, 'In words.');
  },
  /** An agent's own way: the intent of an inner element. */
  ask: async (intent: object) => {
    const { IntentEvent } = await import('../../../src/elements/events.js');
    const section = element.shadowRoot?.querySelector('section');
    section?.firstElementChild?.dispatchEvent(new IntentEvent(intent as never));
  },
  record: () => {
    const file = new Blob(['RIFF'], { type: 'audio/wav' });
    const event = new CustomEvent('pad-recording', { detail: { source: 'backend', id: 'r1', file } });
    element.dispatchEvent(event);
  },
  resize: (height: number) => {
    element.style.height = `${height}px`;
  },
  leave: () => {
    location.assign('about:blank');
  },
  sent: () => adapter.sent,
  opened: () => opened,
  text: () => {
    const work = element.shadowRoot?.querySelector('pad-work')?.shadowRoot;
    return work?.querySelector('pad-list')?.shadowRoot?.textContent ?? '';
  },
  /** Looks for records as the pad does; gives it up at once where that is asked for. */
  find: async ({ stops }: { stops: boolean }) => {
    const stop = new AbortController();
    const found = element.findRecords?.(anInteraction(), stop.signal);
    if (stops) stop.abort();
    return found?.catch(({ code }: { code: ErrorCode }) => code) ?? 'nobody looks';
  },
};

addEventListener(
  'message',
  ({ data, source }: MessageEvent<{ deed?: keyof typeof DEEDS; given?: never }>) => {
    const { deed, given } = data;
    if (!deed || !Object.hasOwn(DEEDS, deed)) return;
    void Promise.resolve(DEEDS[deed](given as never)).then((result) => {
      source?.postMessage({ deed, result: structuredClone(result) }, { targetOrigin: '*' });
    });
  },
);
