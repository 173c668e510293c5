import { expect } from '@open-wc/testing';
import { aGoneInteraction, anAgent, anInteraction } from '../../src/testing/index.js';
import { aCall } from '../elements/call-stage.js';
import { waitUntil } from '../support/wait-until.js';
import type { HubSpotPage } from './support/hubspot-page.js';

interface Message {
  readonly type: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

type Page = HubSpotPage['hubSpotPage'] & {
  /** Of that type, once it is there. */
  heard(type: string, count?: number): Promise<Message['data']>;
  readonly types: readonly string[];
  say(type: string, data?: object): void;
};

let frame: HTMLIFrameElement | undefined;
let stop = (): void => undefined;
afterEach(() => {
  stop();
  frame?.remove();
});

/** HubSpot's side: it shows the page in a frame, syncs, and speaks the messages that the SDK knows. */
async function page(): Promise<Page> {
  const shown = document.createElement('iframe');
  frame = shown;
  const messages: Message[] = [];
  const onMessage = ({ data, source }: MessageEvent<Message>): void => {
    if (source === shown.contentWindow && typeof data.type === 'string') messages.push(data);
  };
  addEventListener('message', onMessage);
  stop = () => {
    removeEventListener('message', onMessage);
  };
  shown.src = '/test/hosts/support/hubspot-page.html';
  document.body.append(shown);
  const there = (): HubSpotPage['hubSpotPage'] | undefined =>
    (shown.contentWindow as HubSpotPage | null)?.hubSpotPage;
  await waitUntil(there, 'the page is there');
  let sent = 0;
  const post = (message: object): void => {
    sent += 1;
    shown.contentWindow?.postMessage({ messageId: `hubspot-${sent}`, ...message }, location.origin);
  };
  post({ type: 'SYNC', hostUrl: location.origin, portalId: 62_515 });
  await waitUntil(() => messages.some(({ type }) => type === 'SYNC_ACK'), 'the SDK is there');
  const of = (type: string): Message[] => messages.filter((one) => one.type === type);
  return {
    ...(there() as HubSpotPage['hubSpotPage']),
    get types() {
      return messages.map(({ type }) => type);
    },
    async heard(type, count = 1) {
      await waitUntil(() => of(type).length >= count, `${type} × ${count}`);
      return of(type).at(-1)?.data;
    },
    say: (type, data = {}) => {
      post({ type, data });
    },
  };
}

describe('HubSpot, by its own calling SDK', () => {
  it('hears that the agent is there, and whether they are available', async () => {
    const { adapter, heard } = await page();
    expect(await heard('INITIALIZED')).to.deep.equal({ isLoggedIn: true });
    await heard('USER_AVAILABLE');
    expect(await heard('RESIZE_WIDGET')).to.deep.equal({ width: 400, height: 600 });
    adapter.report({ type: 'agent', agent: anAgent({ state: 'not-ready', revision: 1e6 }), by: [] });
    await heard('USER_UNAVAILABLE');
    adapter.report({ type: 'agent', agent: anAgent({ state: 'logged-out', revision: 2e6 }), by: [] });
    await heard('LOGGED_OUT');
  });

  it('has its numbers called', async () => {
    const { adapter, say } = await page();
    say('DIAL_NUMBER', { phoneNumber: '+1 (555) 123-4567', portalId: 62_515 });
    await waitUntil(() => adapter.sent.length === 1, 'it is called');
    expect(adapter.sent[0]).to.deep.include({ type: 'call', number: '+15551234567' });
    say('DIAL_NUMBER', {});
    say('DIAL_NUMBER', { phoneNumber: '112', portalId: 62_515 });
    await waitUntil(() => adapter.sent.length === 2, 'what is no number is not called');
  });

  it('follows a call from its ringing to what is kept of it', async () => {
    const { adapter, heard, say } = await page();
    const id = 'call-1';
    const call = aCall({ id, revision: 1e6, phase: 'offered' });
    adapter.reportInteraction({ ...call, offer: { id: 'o1', onDeadline: 'redirect', caseKeys: [] } });
    expect(await heard('INCOMING_CALL')).to.include({ externalCallId: id, fromNumber: '+46700000000' });
    say('CREATE_ENGAGEMENT_SUCCEEDED', { externalCallId: id, engagementId: 77 });
    adapter.reportInteraction({ ...call, phase: 'connected', revision: 2e6 });
    await heard('CALL_ANSWERED');
    adapter.reportInteraction({ ...call, phase: 'wrap', note: 'Called back', revision: 3e6 });
    expect(await heard('CALL_ENDED')).to.include({ engagementId: 77, callEndStatus: 'COMPLETED' });
    adapter.reportInteraction({ ...call, phase: 'gone', outcome: 'done', revision: 4e6 });
    const kept = await heard('CALL_COMPLETED');
    expect(kept).to.include({ externalCallId: id, engagementId: 77 });
    expect(kept?.engagementProperties).to.include({
      hs_call_direction: 'INBOUND',
      hs_call_title: call.subject,
    });
  });

  it('is told of a call again until HubSpot has it', async () => {
    const here = await page();
    const { adapter, element, heard, say } = here;
    const types = (): readonly string[] => here.types;
    const entries: HTMLElementEventMap['pad-call-log'][] = [];
    element.addEventListener('pad-call-log', (event) => entries.push(event));
    adapter.reportInteraction(aCall({ id: 'call-1', revision: 1e6 }));
    adapter.reportInteraction(aGoneInteraction({ id: 'call-1', medium: 'voice', revision: 2e6 }));
    await heard('CALL_COMPLETED');
    let accepted = 0;
    const again = (): void => {
      const event = new CustomEvent('pad-call-log', { detail: entries[0]?.detail });
      element.dispatchEvent(Object.assign(event, { accept: () => (accepted += 1) }));
    };
    // While HubSpot writes it is not asked again; what it could not keep is.
    again();
    say('UPDATE_ENGAGEMENT_FAILED', { externalCallId: 'call-1' });
    await waitUntil(() => {
      again();
      return types().filter((type) => type === 'CALL_COMPLETED').length === 2;
    }, 'it is asked again');
    say('UPDATE_ENGAGEMENT_SUCCEEDED', { externalCallId: 'call-1' });
    await waitUntil(() => accepted === 1, 'it is accepted');
  });

  it('shows contacts and companies, and leaves other records and other entries to the page', async () => {
    const here = await page();
    const { adapter, element, heard } = here;
    const opened: unknown[] = [];
    element.addEventListener('pad-record-open', (event) => {
      opened.push(event.detail.record.id);
      if (event.detail.record.type === 'Loan') event.preventDefault();
    });
    const record = { url: '/contacts/62515/contact/51', label: 'Eva Lind', type: 'Contact', id: '51' };
    adapter.reportInteraction(anInteraction({ id: 'a', revision: 1e6, record }));
    adapter.reportInteraction(
      anInteraction({ id: 'b', revision: 2e6, record: { ...record, type: 'Loan', id: '4711' } }),
    );
    element.pad?.set({ type: 'select', interaction: 'a' });
    expect(await heard('NAVIGATE_TO_RECORD')).to.deep.equal({
      objectCoordinates: { portalId: 62_515, objectId: 51, objectTypeId: '0-1' },
    });
    element.pad?.set({ type: 'select', interaction: 'b' });
    await waitUntil(() => opened.length === 2, 'both were asked for');
    adapter.reportInteraction(aGoneInteraction({ id: 'a', revision: 3e6 }));
    adapter.report({ type: 'agent', agent: anAgent({ state: 'not-ready', revision: 4e6 }), by: [] });
    await heard('USER_UNAVAILABLE');
    expect(here.types.filter((type) => type === 'NAVIGATE_TO_RECORD')).to.have.lengthOf(1);
    expect(here.types).to.not.include('CALL_COMPLETED');
  });
});
