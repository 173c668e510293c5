/** Everything over HTTP but the agents' socket and the demo, joined to the store and the metrics. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { registerAdmin } from './admin/register.js';
import type { GrantAttachment } from './agents/queries.js';
import { registerAttachments } from './attachments/register.js';
import { issueTicket } from './attachments/ticket.js';
import type { Settings } from './config.js';
import type { Store } from './events/change.js';
import type { Hints } from './events/hints.js';
import { registerHealth } from './health.js';
import { DEFAULT_LIMITS } from './intake/limits.js';
import { registerIntake } from './intake/register.js';
import { SenderDirectory } from './intake/senders.js';
import { createMetrics, registerMetrics } from './metrics.js';
import type { Metrics } from './metrics.js';
import type { Logger } from './log.js';
import type { Backlog } from './routing/backlog.js';
import { CHAT_LIMITS } from './talk/chat-limits.js';
import { ChatPasses } from './talk/chat-pass.js';
import { registerChats } from './talk/chat-routes.js';
import { ChatStreams } from './talk/chat-streams.js';

/** What the endpoints need of the gateway. */
export interface EndpointDeps {
  readonly settings: Settings;
  readonly store: Store;
  /** Id of this gateway. */
  readonly node: string;
  readonly backlog: Backlog;
  readonly log: Logger;
  /** Something may be routed. */
  onQueued(): void;
}

/** Adds everything that is not an agent's socket: for senders, for administrators, for whoever watches. */
export async function registerEndpoints(app: FastifyInstance, deps: EndpointDeps): Promise<void> {
  const { settings, store } = deps;
  const { db, hints } = store;
  const metrics = createMetrics();
  const onQueued = (): void => {
    deps.onQueued();
  };
  const onRefused = (code: string): void => {
    metrics.refused.inc({ code });
  };
  const passes = await ChatPasses.open(db);
  const limits = { ...DEFAULT_LIMITS, ratePerSecond: settings.senderRate };
  const forSenders = { db, senders: new SenderDirectory(db), limits, onRefused };
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
  await registerChats(app, { store, passes, streams, limits: CHAT_LIMITS, onRefused });
  await registerAttachments(app, {
    ...forSenders,
    ticketSecret: settings.ticketSecret,
    now: () => Date.now(),
  });
  await registerAdmin(app, { store, adminKeyHash: sha256(settings.adminKey), onQueued });
  registerHealth(app, { db });
  registerMetrics(app, { db, metrics });
  countHints(hints, metrics);
}

function countHints(hints: Hints, metrics: Metrics): void {
  hints.on('said', (medium, author) => {
    metrics.messages.inc({ medium, author });
  });
  hints.on('offer', (outcome) => {
    metrics.offers.inc({ outcome });
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
