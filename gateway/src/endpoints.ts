/** Everything over HTTP but the agents' socket and the demo, joined to the store and the metrics. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { registerAdmin } from './admin/register.js';
import type { GrantAttachment } from './agents/queries.js';
import { registerAttachments } from './attachments/register.js';
import { issueTicket } from './attachments/ticket.js';
import type { RefusedAttempt, Refusals } from './audit/refusals.js';
import type { Settings } from './config.js';
import type { Store } from './events/change.js';
import type { Hints } from './events/hints.js';
import { registerHealth } from './health.js';
import { isUuid } from './ids.js';
import { DEFAULT_LIMITS } from './intake/limits.js';
import { registerIntake } from './intake/register.js';
import { SenderDirectory } from './intake/senders.js';
import { createMetrics, registerMetrics } from './metrics.js';
import type { Metrics } from './metrics.js';
import type { Logger } from './log.js';
import { registerOps } from './ops/pages.js';
import { measureSteps } from './step-metrics.js';
import type { Backlog } from './routing/backlog.js';
import { CHAT_LIMITS } from './talk/chat-limits.js';
import { ChatPasses } from './talk/chat-pass.js';
import { registerChats } from './talk/chat-routes.js';
import { ChatStreams } from './talk/chat-streams.js';
import { traceStep } from './tracing/spans.js';

/** What the endpoints need of the gateway. */
export interface EndpointDeps {
  readonly settings: Settings;
  readonly store: Store;
  /** Id of this gateway. */
  readonly node: string;
  readonly backlog: Backlog;
  readonly refusals: Refusals;
  readonly log: Logger;
  /** Something may be routed. */
  onQueued(): void;
  /** Nothing new should come here: the gateway is about to end. */
  readonly isEnding: () => boolean;
}

/** Adds everything that is not an agent's socket: for senders, for administrators, for whoever watches. */
export async function registerEndpoints(app: FastifyInstance, deps: EndpointDeps): Promise<void> {
  const { settings, store, refusals } = deps;
  const { db, hints } = store;
  const metrics = createMetrics();
  const onQueued = (): void => {
    deps.onQueued();
  };
  const noteRefused = (kind: RefusedAttempt['kind']) => (code: string, request: FastifyRequest) => {
    if (kind !== 'agent') metrics.refused.inc({ code });
    refusals.add(attemptOf(kind, code, request));
  };
  const passes = await ChatPasses.open(db);
  const limits = { ...DEFAULT_LIMITS, ratePerSecond: settings.senderRate };
  const forSenders = { db, senders: new SenderDirectory(db), limits, onRefused: noteRefused('sender') };
  await registerIntake(app, {
    ...forSenders,
    backlog: deps.backlog,
    onQueued,
    admit: (requestId) => passes.issue(requestId),
    onAccepted: ({ medium, receipt: { state, contactId } }) => {
      metrics.accepted.inc({ medium, state });
      hints.emit('contact', contactId);
    },
  });
  const streams = new ChatStreams({ db, hints, node: deps.node, log: deps.log }, CHAT_LIMITS);
  const chats = { store, passes, streams, limits: CHAT_LIMITS };
  await registerChats(app, { ...chats, onRefused: noteRefused('contact') });
  await registerAttachments(app, {
    ...forSenders,
    ticketSecret: settings.ticketSecret,
    now: () => Date.now(),
    onTicketRefused: noteRefused('agent'),
  });
  await registerAdmin(app, { store, keyHashes: hashesOf(settings), refusals, onQueued });
  await registerOps(app);
  registerHealth(app, { db, isEnding: deps.isEnding });
  registerMetrics(app, { db, metrics });
  hints.on('step', traceStep).on('step', measureSteps(metrics.registry, settings.serviceLevelMs));
  countHints(hints, metrics);
}

function hashesOf({ adminKey, adminKeys }: Settings): Map<string, Uint8Array> {
  const keys = [{ admin: 'admin', key: adminKey }, ...adminKeys];
  return new Map(keys.map(({ admin, key }) => [admin, sha256(key)]));
}

/** Of what stands in the address only an id is written down, never a ticket. */
function attemptOf(kind: RefusedAttempt['kind'], code: string, request: FastifyRequest): RefusedAttempt {
  const { visit, method, routeOptions, params, ip } = request;
  const { id = '' } = params as { readonly id?: string };
  return {
    // Whose signature is wrong has only been named.
    ...{ kind, actor: (code === 'UNAUTHORIZED' ? null : visit?.sender?.id) ?? null, code, address: ip },
    tried: `${method} ${routeOptions.url ?? ''}`,
    ...(isUuid(id) ? { object: id } : {}),
  };
}

function countHints(hints: Hints, metrics: Metrics): void {
  hints.on('said', (medium, author) => {
    metrics.messages.inc({ medium, author });
  });
  hints.on('streams', (open) => {
    metrics.streams.set(open);
  });
  hints.on('sockets', (open) => {
    metrics.sockets.set(open);
  });
}

/** Makes signed urls of attachments: relative to the gateway, for it does not know its public name. */
export function grantWith(secret: string): GrantAttachment {
  return (attachmentId, agentId) => {
    const { ticket, expiresAt } = issueTicket({ attachmentId, agentId, secret, now: Date.now() });
    return { url: `/v1/attachments/${attachmentId}?ticket=${ticket}`, expiresAt };
  };
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
