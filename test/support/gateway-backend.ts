import { executeServerCommand } from '@web/test-runner-commands';
import type { Adapter } from '../../src/core/index.js';
import { gateway } from '../../src/adapters/gateway/index.js';
import type {
  Backend,
  ContractAgent,
  ContractInteraction,
  ContractResponse,
} from '../../src/testing/index.js';
import { AGENTS, NUMBERS, PLACES } from './contract-demo.js';
import { gatewayCustomer } from './gateway-customer.js';
import type { ChatPass } from './gateway-customer.js';

/** An HTTP call that the test server makes, past the page's origin. */
interface Call {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly base64?: boolean;
}

/** Each agent has a wire of their own, which can be cut. */
type Wire = ContractAgent | 'third';

type Urls = Readonly<Record<Wire, string>>;

const TASK_TYPES = {
  timedWrap: 'contract-timed',
  openWrap: 'contract-open',
  requiredDisposition: 'contract-required',
  timedWrapRequired: 'contract-timed-required',
  optionalDisposition: 'contract-optional',
} as const;
const ADMIN = { authorization: 'Bearer demo-admin' };
const SENDER = { authorization: 'Bearer demo-sender' };
const TONE = 'UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==';
let posted = 0;

/** What the page of a contact needs, by the interaction that agents see. */
const chats = new Map<string, ChatPass>();

function act<T>(action: string, payload: object = {}): Promise<T> {
  return executeServerCommand<T, object>('gateway', { action, ...payload });
}

/** Calls the gateway directly, not over the wire that can be cut. */
export function call(payload: Call): Promise<{ readonly status: number; readonly body: string }> {
  return act('call', payload);
}

/** A token for a demo agent. */
export async function tokenFor(agent: string): Promise<string> {
  const { body } = await call({ method: 'GET', path: `/demo/token?agent=${agent}` });
  return (JSON.parse(body) as { token: string }).token;
}

async function upload(): Promise<string> {
  const headers = {
    ...SENDER,
    'content-type': 'audio/wav',
    'content-disposition': 'attachment; filename="tone.wav"',
  };
  const { body } = await call({ path: '/v1/attachments', headers, body: TONE, base64: true });
  return (JSON.parse(body) as { href: string }).href;
}

/** The receipt names the request; agents see the interaction. */
async function interactionOf(requestId: string): Promise<string> {
  const { body } = await call({ method: 'GET', path: '/v1/admin/interactions', headers: ADMIN });
  const { interactions } = JSON.parse(body) as { interactions: { id: string; requestId: string }[] };
  const found = interactions.find((one) => one.requestId === requestId);
  if (!found) throw new Error('The gateway does not know what it gave a receipt for.');
  return found.id;
}

/** The entrance of each queue of the demo. */
const ENTRANCES = {
  sales: 'loans',
  support: 'claims',
  stuck: 'stuck',
  'back-office': 'back-office',
} as const;

const PATHS = {
  'work-item': '/v1/work-items',
  email: '/v1/cases',
  case: '/v1/cases',
  chat: '/v1/chats',
  callback: '/v1/callbacks',
} as const;

type Sent = keyof typeof PATHS;

/** What a sender writes, in the words of each medium. */
async function messageOf(item: ContractInteraction, medium: Sent): Promise<object> {
  posted += 1;
  const { address, name } = item.contact ?? { name: 'Eva Lind', address: `+4670${posted}` };
  const { subject, taskType, caseData = {}, queue = 'sales', body = 'Text' } = item;
  const common = { id: crypto.randomUUID(), subject, entrance: ENTRANCES[queue as keyof typeof ENTRANCES] };
  if (medium === 'chat') {
    const task = taskType === undefined ? {} : { task: taskType };
    return { ...common, name, contact: { address }, data: { ...caseData, ...task } };
  }
  if (medium === 'callback') {
    const { number = NUMBERS.answers, scheduledAt } = item;
    const time = scheduledAt === undefined ? {} : { scheduledAt: new Date(scheduledAt).toISOString() };
    const typed = taskType === undefined ? {} : { taskType };
    const reached = item.contact ? { contact: { address } } : {};
    return { ...common, ...time, ...typed, ...reached, name, number, data: caseData };
  }
  const attachments = item.attachment ? [{ name: 'tone.wav', type: 'audio/wav', href: await upload() }] : [];
  return {
    ...common,
    from: 'contract@example.test',
    contact: { name, address },
    contactData: caseData,
    ...(taskType === undefined ? {} : { taskType }),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(medium === 'work-item' ? { workitem: 'Look at it' } : { medium, body }),
  };
}

async function post(item: ContractInteraction): Promise<{ id: string }> {
  const medium = (item.medium ?? 'work-item') as Sent;
  const message = await messageOf(item, medium);
  const headers = { ...SENDER, 'content-type': 'application/json' };
  const { status, body } = await call({ path: PATHS[medium], headers, body: JSON.stringify(message) });
  if (status !== 201) throw new Error(`The gateway refused what was sent: ${body}`);
  const receipt = JSON.parse(body) as { requestId: string };
  const id = await interactionOf(receipt.requestId);
  if (medium === 'chat') chats.set(id, receipt as unknown as ChatPass);
  return { id };
}

/** The replies that wait for the mail system. */
async function outbox(interaction: string): Promise<string[]> {
  const { body } = await call({ method: 'GET', path: '/v1/admin/outbox', headers: ADMIN });
  const { replies } = JSON.parse(body) as { replies: { interaction: string; text: string }[] };
  return replies.filter((reply) => reply.interaction === interaction).map(({ text }) => text);
}

/** Replaces the standard responses as an administrator does. */
async function setResponses(list: readonly ContractResponse[]): Promise<void> {
  const responses = list.map(({ until, ...response }) => ({
    ...response,
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
  }));
  const headers = { ...ADMIN, 'content-type': 'application/json' };
  const body = JSON.stringify({ responses });
  const { status } = await call({ method: 'PUT', path: '/v1/admin/responses', headers, body });
  if (status !== 200) throw new Error(`The gateway refused the standard responses: ${status}`);
}

/** The gateway adapter talking to a real gateway process. Offers and calls end by themselves after 1.5 seconds there, and
 * who waits for an instant message gives up after four. */
export async function gatewayBackend(): Promise<Backend> {
  while (!(await act<boolean>('ready'))) continue;
  let urls = await act<Urls>('open');
  const wires = new WeakMap<Adapter, Wire>();
  const adapterFor = (agent: Wire): Adapter => {
    const adapter = gateway({ url: urls[agent], token: () => tokenFor(AGENTS[agent]), maxBackoffMs: 300 });
    wires.set(adapter, agent);
    return adapter;
  };
  return {
    name: 'gateway',
    patienceMs: 8_000,
    media: ['callback', 'chat', 'email', 'case'],
    weights: { callback: 100, chat: 33, email: 20, case: 20, 'work-item': 20 },
    taskTypes: TASK_TYPES,
    places: PLACES,
    adapterFor,
    thirdAgent: () => adapterFor('third'),
    post,
    async reset() {
      urls = await act<Urls>('reset');
    },
    numbers: NUMBERS,
    letCallsGoOn: () => Promise.resolve(),
    letTimePass: () => Promise.resolve(),
    letOffersExpire: () => Promise.resolve(),
    letNoticeEnd: () => Promise.resolve(),
    letWaitEnd: () => Promise.resolve(),
    letWrapEnd: () => Promise.resolve(),
    customer: gatewayCustomer(chats, act),
    async pauseWhenMissed() {
      urls = await act<Urls>('pauseWhenMissed');
    },
    forbid: (agent, command) =>
      act('forbid', { agent: AGENTS[agent], command: command === 'start-im' ? 'im' : command }),
    outbox,
    cutLink: (adapter) => act('cut', { wire: wires.get(adapter) }),
    restoreLink: (adapter) => act('mend', { wire: wires.get(adapter) }),
    contactField: 'city',
    setResponses,
    editableKey: { key: 'amount', valid: '1250.5', invalid: 'a lot' },
    attachments: true,
    async load(address) {
      const { pathname, search } = new URL(address);
      const { status, body } = await call({ method: 'GET', path: pathname + search });
      return status === 200 ? body.length : 0;
    },
  };
}
