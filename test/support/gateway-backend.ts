import { executeServerCommand } from '@web/test-runner-commands';
import type { Adapter } from '../../src/core/index.js';
import { gateway } from '../../src/adapters/gateway/index.js';
import type { Backend, ContractAgent, ContractWorkItem } from '../../src/testing/index.js';

/** An HTTP call that the test server makes, past the page's origin. */
interface Call {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly base64?: boolean;
}

const AGENTS: Readonly<Record<ContractAgent, string>> = { first: 'anna', second: 'bo' };
const SENDER = { authorization: 'Bearer demo-sender' };
const TONE = 'UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==';
let posted = 0;

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
  const headers = { authorization: 'Bearer demo-admin' };
  const { body } = await call({ method: 'GET', path: '/v1/admin/interactions', headers });
  const { interactions } = JSON.parse(body) as { interactions: { id: string; requestId: string }[] };
  const found = interactions.find((one) => one.requestId === requestId);
  if (!found) throw new Error('The gateway does not know what it gave a receipt for.');
  return found.id;
}

async function post(item: ContractWorkItem): Promise<{ id: string }> {
  posted += 1;
  const { address, name } = item.contact ?? { name: 'Eva Lind', address: `+4670${posted}` };
  const attachments = item.attachment ? [{ name: 'tone.wav', type: 'audio/wav', href: await upload() }] : [];
  const workItem = {
    id: crypto.randomUUID(),
    from: 'contract@example.test',
    subject: item.subject,
    entrance: 'loans',
    workitem: 'Look at it',
    contact: { name, address },
    contactData: item.caseData ?? {},
    ...(attachments.length > 0 ? { attachments } : {}),
  };
  const headers = { ...SENDER, 'content-type': 'application/json' };
  const { status, body } = await call({ path: '/v1/work-items', headers, body: JSON.stringify(workItem) });
  if (status !== 201) throw new Error(`The gateway refused the work item: ${body}`);
  return { id: await interactionOf((JSON.parse(body) as { requestId: string }).requestId) };
}

/** The gateway adapter talking to a real gateway process. Offers end by themselves after 1.5 seconds there. */
export async function gatewayBackend(): Promise<Backend> {
  const urls = await act<Readonly<Record<ContractAgent, string>>>('open');
  const wires = new WeakMap<Adapter, ContractAgent>();
  return {
    name: 'gateway',
    patienceMs: 8_000,
    adapterFor(agent) {
      const adapter = gateway({ url: urls[agent], token: () => tokenFor(AGENTS[agent]), maxBackoffMs: 300 });
      wires.set(adapter, agent);
      return adapter;
    },
    post,
    reset: () => act('reset'),
    letOffersExpire: () => Promise.resolve(),
    cutLink: (adapter) => act('cut', { wire: wires.get(adapter) }),
    restoreLink: (adapter) => act('mend', { wire: wires.get(adapter) }),
    editableKey: { key: 'amount', valid: '1250.5', invalid: 'a lot' },
    attachments: true,
    async load(address) {
      const { pathname, search } = new URL(address);
      const { status, body } = await call({ method: 'GET', path: pathname + search });
      return status === 200 ? body.length : 0;
    },
  };
}
