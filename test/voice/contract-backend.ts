/** The sip adapter as a backend of the contract: its agents, and a customer who calls, in one page. */
import { sip } from '../../src/adapters/sip/index.js';
import { systemClock } from '../../src/core/index.js';
import type { Adapter, Agent, Fact, Interaction } from '../../src/core/index.js';
import { NotOffered } from '../../src/testing/violation.js';
import type { Backend, ContractInteraction } from '../../src/testing/index.js';

const USERS = { first: 'anna', second: 'bo', third: 'chen' } as const;
const CUSTOMER = 'dana';
const PATIENCE_MS = 8_000;
const LOOK_MS = 20;

/** An adapter of a user, and what it has told last. */
interface Phone {
  readonly user: string;
  readonly adapter: Adapter;
  readonly calls: Map<string, Interaction>;
  agent: Agent | undefined;
}

/** The exchange at `server` with three agents. `anything`: where the contract wants just something to come in, a call does. */
export function sipBackend(server: string, anything: boolean): Backend {
  let phones: Phone[] = [];
  let customer: Phone | undefined;
  let commands = 0;

  function phoneOf(user: string): Phone {
    const reasons = [{ code: 'lunch', label: 'Lunch' }];
    const line = sip({ server, uri: `sip:${user}@pad.test`, password: `${user}-secret`, reasons });
    const adapter = heard(
      line,
      (fact) => learn(phone, fact),
      () => (phone.agent = undefined),
    );
    const phone: Phone = { user, calls: new Map(), agent: undefined, adapter };
    phones.push(phone);
    return phone;
  }
  function hangUp(): void {
    if (!customer) return;
    for (const { id, phase } of customer.calls.values())
      if (phase !== 'gone') void send(customer, { type: 'release', interaction: id }).catch(() => undefined);
  }
  function send(phone: Phone, request: object): Promise<void> {
    return phone.adapter.send({ id: `customer-${(commands += 1)}`, ...request } as Parameters<
      Adapter['send']
    >[0]);
  }
  async function callIn(to: Phone): Promise<Interaction> {
    if (!customer) {
      customer = phoneOf(CUSTOMER);
      await customer.adapter.connect(() => undefined, new AbortController().signal);
    }
    const before = new Set(to.calls.keys());
    await send(customer, { type: 'call', target: to.user });
    return until(() => [...to.calls.values()].find(({ id }) => !before.has(id)));
  }

  return {
    name: 'sip',
    patienceMs: PATIENCE_MS,
    quietMs: 250,
    media: ['voice'],
    adapterFor: (agent) => phoneOf(USERS[agent]).adapter,
    thirdAgent: () => phoneOf(USERS.third).adapter,
    async post({ medium = anything ? 'voice' : 'work-item', queue }: ContractInteraction) {
      const ready = phones.find(({ user, agent }) => user !== CUSTOMER && agent?.state === 'ready');
      if (medium !== 'voice' || queue !== undefined || !ready)
        throw new NotOffered('a telephone has no queue');
      return callIn(ready);
    },
    async reset() {
      await Promise.all(phones.map(({ adapter }) => adapter.disconnect()));
      phones = [];
      customer = undefined;
    },
    withdraw() {
      hangUp();
      return Promise.resolve();
    },
  };
}

function learn(phone: Phone, fact: Fact): void {
  if (fact.type === 'snapshot' || fact.type === 'agent') phone.agent = fact.agent;
  if (fact.type === 'interaction') phone.calls.set(fact.interaction.id, fact.interaction);
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
