/** Everything over HTTP but the agents' socket and the demo, joined to the store and the metrics. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { registerAdmin } from './admin/register.js';
import type { GrantAttachment } from './agents/queries.js';
import { registerAttachments } from './attachments/register.js';
import { issueTicket } from './attachments/ticket.js';
import type { Settings } from './config.js';
import type { Store } from './events/change.js';
import { registerHealth } from './health.js';
import { DEFAULT_LIMITS } from './intake/limits.js';
import { registerIntake } from './intake/register.js';
import { SenderDirectory } from './intake/senders.js';
import { createMetrics, registerMetrics } from './metrics.js';
import type { Backlog } from './routing/backlog.js';

/** What the endpoints need of the gateway. */
export interface EndpointDeps {
  readonly settings: Settings;
  readonly store: Store;
  readonly backlog: Backlog;
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
  const limits = { ...DEFAULT_LIMITS, ratePerSecond: settings.senderRate };
  const forSenders = { db, senders: new SenderDirectory(db), limits, onRefused };
  await registerIntake(app, {
    ...forSenders,
    backlog: deps.backlog,
    onQueued,
    onAccepted: ({ medium, receipt: { state, contactId } }) => {
      metrics.accepted.inc({ medium, state });
      hints.emit('contact', contactId);
    },
  });
  await registerAttachments(app, {
    ...forSenders,
    ticketSecret: settings.ticketSecret,
    now: () => Date.now(),
  });
  await registerAdmin(app, { store, adminKeyHash: sha256(settings.adminKey), onQueued });
  registerHealth(app, { db });
  registerMetrics(app, { db, metrics });
  hints.on('offer', (outcome) => {
    metrics.offers.inc({ outcome });
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
