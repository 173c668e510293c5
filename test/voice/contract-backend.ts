/** The sip adapter as a backend of the contract: its agents, and a customer on a telephone, in one page. */
import { sip } from '../../src/adapters/sip/index.js';
import { openPhone } from '../../src/adapters/sip/jssip-phone.js';
import type { Line, Phone } from '../../src/adapters/sip/phone.js';
import { systemClock } from '../../src/core/index.js';
import type { Adapter, Agent, CommandType, Fact, Interaction } from '../../src/core/index.js';
import type { Backend, ContractInteraction } from '../../src/testing/index.js';
import { NotOffered } from '../../src/testing/violation.js';

const USERS = { first: 'anna', second: 'bo', third: 'chen' } as const;
const REASONS = [{ code: 'lunch', label: 'Lunch' }];
/** The number of the customer. */
const NUMBER = '4711';
/** How long an agent's own call rings. */
const RING_MS = 5_000;
const PATIENCE_MS = 10_000;
const LOOK_MS = 20;

/** The network, as far as a page can cut it: the links to these addresses. */
export interface Links {
  cut(address: string): void;
  restore(address: string): void;
}

/** An agent's adapter, and what it has told last. */
interface Desk {
  readonly address: string;
  readonly user: string;
  readonly adapter: Adapter;
  readonly calls: Map<string, Interaction>;
  agent: Agent | undefined;
}

/** The exchange at `server`, with three agents and one customer. */
export function sipBackend(server: string, links: Links): Backend {
  const customer = newCustomer(server);
  const forbidden = new Map<string, CommandType[]>();
  let desks: Desk[] = [];

  function adapterOf(user: string): Adapter {
    const address = `${server}/${user}-${desks.length}`;
    const without = forbidden.get(user) ?? [];
    const account = { uri: `sip:${user}@pad.test`, password: `${user}-secret`, reasons: REASONS };
    const line = sip({ server: address, ringMs: RING_MS, without, ...account });
    const adapter = heard(
      line,
      (fact) => learn(desk, fact),
      () => (desk.agent = undefined),
    );
    const desk: Desk = { address, user, calls: new Map(), agent: undefined, adapter };
    desks.push(desk);
    return adapter;
  }
  const addressOf = (adapter: Adapter): string =>
    desks.find((desk) => desk.adapter === adapter)?.address ?? server;

  return {
    name: 'sip',
    patienceMs: PATIENCE_MS,
    quietMs: 250,
    medium: 'voice',
    media: ['voice'],
    number: NUMBER,
    adapterFor: (agent) => adapterOf(USERS[agent]),
    thirdAgent: () => adapterOf(USERS.third),
    async post({ medium, subject, caseData }: ContractInteraction) {
      if (medium !== 'voice') throw new NotOffered('an exchange has calls and nothing else');
      const ready = desks.find(({ agent }) => agent?.state === 'ready');
      const before = new Set(ready?.calls.keys());
      const line = customer.call(ready?.user ?? USERS.first, headersOf(subject, caseData));
      const arrived = () => [...(ready?.calls.values() ?? [])].find(({ id }) => !before.has(id));
      const found = await until(() => (line.isOver ? line : arrived()));
      return { id: 'id' in found ? found.id : 'rang nowhere' };
    },
    async reset() {
      customer.hangUp();
      forbidden.clear();
      await Promise.all(desks.map(({ adapter }) => adapter.disconnect()));
      desks = [];
      await until(() => customer.isThere());
    },
    withdraw() {
      customer.hangUp();
      return Promise.resolve();
    },
    letNumberAnswer: () => customer.answer(),
    letOffersExpire: () => new Promise((resolve) => setTimeout(resolve, RING_MS)),
    forbid(agent, command) {
      const user = USERS[agent];
      forbidden.set(user, [...(forbidden.get(user) ?? []), command]);
      return Promise.resolve();
    },
    cutLink(adapter) {
      links.cut(addressOf(adapter));
      return Promise.resolve();
    },
    restoreLink(adapter) {
      links.restore(addressOf(adapter));
      return Promise.resolve();
    },
  };
}

/** A telephone that calls in, answers when it is told to, and goes wherever it is sent. */
function newCustomer(server: string) {
  const { stream } = new AudioContext().createMediaStreamDestination();
  const lines = new Set<Line>();
  let registered = false;
  const account = { uri: `sip:${NUMBER}@pad.test`, password: `${NUMBER}-secret` };
  const phone: Phone = openPhone(
    { server, iceServers: [], maxRetrySeconds: 2, takesVideo: false, ...account },
    {
      registered: () => void (registered = true),
      lost: () => void (registered = false),
      refused: () => undefined,
      rings: (line) => void use(line),
    },
  );
  phone.start();

  function use(line: Line): { readonly isOver: boolean } {
    const state = { isOver: false };
    lines.add(line);
    line.streamFor = () => stream;
    line.events = {
      ...line.events,
      handedOn: use,
      ended() {
        state.isOver = true;
        lines.delete(line);
      },
    };
    return state;
  }

  return {
    isThere: () => registered || undefined,
    call: (user: string, headers: readonly string[]) =>
      use(phone.call(`sip:${user}@pad.test`, stream, headers)),
    async answer() {
      const line = await until(() => [...lines].find(({ inbound }) => inbound));
      line.answer(stream);
    },
    hangUp: () => lines.forEach((line) => line.hangUp()),
  };
}

function headersOf(subject: string, caseData: ContractInteraction['caseData'] = {}): readonly string[] {
  const entries = Object.entries(caseData).map(([key, value]) => `X-${key}: ${value}`);
  return [`Subject: ${subject}`, 'Expires: 60', ...entries];
}

function learn(desk: Desk, fact: Fact): void {
  if (fact.type === 'snapshot' || fact.type === 'agent') desk.agent = fact.agent;
  if (fact.type === 'interaction') desk.calls.set(fact.interaction.id, fact.interaction);
}

/** The same adapter; `listen` hears what it tells, before anybody else. */
function heard(adapter: Adapter, listen: (fact: Fact) => void, ended: () => void): Adapter {
  return {
    ...adapter,
    disconnect() {
      ended();
      return adapter.disconnect();
    },
    connect: (report, signal) =>
      adapter.connect((fact) => {
        listen(fact);
        report(fact);
      }, signal),
  };
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (const end = systemClock.now() + PATIENCE_MS; systemClock.now() < end;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error('the call did not arrive');
}
