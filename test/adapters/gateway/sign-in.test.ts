import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { gateway } from '../../../src/adapters/gateway/index.js';
import { PadError, type Adapter, type Agent } from '../../../src/core/index.js';
import type { ClientFrame, ServerFrame } from '../../../src/protocol/index.js';
import { anAgent, aSnapshot } from '../../../src/testing/index.js';
import { waitUntil } from '../../support/wait-until.js';

const HEARTBEAT_MS = 30;
const READY = { type: 'set-state', state: 'ready' } as const;

/** The other end of the adapter's socket: a gateway whose agent is as the test says. */
class Line extends EventTarget {
  static readonly OPEN = 1;
  static agent: Agent = anAgent();
  static readonly heard: ClientFrame[] = [];
  readonly readyState = Line.OPEN;

  constructor() {
    super();
    setTimeout(() => this.dispatchEvent(new Event('open')));
  }

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrame;
    Line.heard.push(frame);
    if (frame.type === 'hello') this.#greet();
    if (frame.type === 'ping') this.#say({ type: 'pong', now: Date.now() });
    if (frame.type === 'command') this.#say({ type: 'accepted', command: frame.command.id });
  }

  close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #greet(): void {
    const { agent } = Line;
    const common = { agent: agent.id, epoch: 'one', now: Date.now(), resumed: false };
    this.#say({ type: 'welcome', ...common, heartbeatMs: HEARTBEAT_MS });
    this.#say({ type: 'fact', seq: 1, fact: aSnapshot({ source: 'gateway', agent }) });
  }

  #say(frame: ServerFrame): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
}

describe('an agent who was silent for long (ST-3)', () => {
  const real = globalThis.WebSocket;
  let adapter: Adapter;
  let tokens: number;

  before(() => {
    globalThis.WebSocket = Line as unknown as typeof WebSocket;
  });
  after(() => {
    globalThis.WebSocket = real;
  });
  afterEach(() => adapter.disconnect());

  async function connect(
    agent: Partial<Agent>,
    token = (): Promise<string> => Promise.resolve(`token-${(tokens += 1)}`),
  ): Promise<void> {
    tokens = 0;
    Line.heard.length = 0;
    Line.agent = anAgent({ source: 'gateway', ...agent });
    adapter = gateway({ url: location.origin, token });
    await adapter.connect(() => undefined, new AbortController().signal);
  }

  const heard = (): string[] => Line.heard.map(({ type }) => type).filter((type) => type !== 'ping');

  it('shows a fresh token with what they choose', async () => {
    await connect({ state: 'not-ready', locked: true });
    await adapter.send({ ...READY, id: 'c-1' });
    expect(heard()).to.deep.equal(['hello', 'token', 'command']);
    expect(Line.heard.find(({ type }) => type === 'token')).to.deep.equal({
      type: 'token',
      token: 'token-2',
    });
  });

  it('is told when they are signed out, and nothing is asked for', async () => {
    let isFirst = true;
    await connect({ state: 'not-ready', locked: true }, () => {
      if (!isFirst) return Promise.reject(new PadError('UNAUTHORIZED'));
      isFirst = false;
      return Promise.resolve('token');
    });
    const refused = await adapter.send({ ...READY, id: 'c-1' }).then(
      () => undefined,
      (thrown: unknown) => PadError.from(thrown).code,
    );
    expect(refused).to.equal('UNAUTHORIZED');
    expect(heard()).to.deep.equal(['hello']);
  });

  it('is not asked for a token otherwise', async () => {
    await connect({});
    await adapter.send({ ...READY, id: 'c-1' });
    expect(heard()).to.deep.equal(['hello', 'command']);
  });

  it('gives a sign of life with every key, and none without', async () => {
    await connect({});
    const ping = async (): Promise<ClientFrame | undefined> => {
      const before = Line.heard.length;
      const pings = (): number => Line.heard.slice(before).filter(({ type }) => type === 'ping').length;
      await waitUntil(() => pings() > 1, 'two pings', { interval: HEARTBEAT_MS });
      return Line.heard.slice(before).find((frame) => 'active' in frame);
    };
    await ping();
    expect(await ping()).to.equal(undefined);
    (await fixture<HTMLInputElement>(html`<input aria-label="Somewhere" />`)).focus();
    await sendKeys({ press: 'a' });
    const active = Line.heard.find((frame) => 'active' in frame) ?? (await ping());
    expect(active).to.deep.equal({ type: 'ping', active: true });
  });
});
