/** What is due by the clock of the store: offers nobody answered, after-work, agents who did not come back. */
import { dropLineCalls } from '../callbacks/line-calls.js';
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { dropImsOf, keepOffer } from '../talk/instant-messages.js';
import { become } from './agent-state.js';
import { giveEverythingBack } from './assignments.js';
import { dropConsult, dropConsultsOf } from './consults.js';
import { failInvitation, lockInvitation, withdrawInvitation } from './invitations.js';
import { lockOffer } from './locked-offer.js';
import type { LockedOffer } from './locked-offer.js';
import { returnOffer, takeOffer } from './offers.js';
import type { OfferRules } from './offers.js';
import { lockParties, lockPartners } from './parties.js';
import { lockPresence } from './presence.js';
import type { Presence } from './presence.js';
import { endWrap } from './wrap-up.js';

const BATCH = 100;

interface Due {
  readonly id: string;
  readonly agent: string;
  readonly interaction: string;
}

/** Redirects (WI-8), or takes where the offer says so (WI-10), what nobody answered in time. Gives how many. */
export async function lapseOverdueOffers(store: Store, rules: OfferRules): Promise<number> {
  const due = await store.db.query<Due>(
    `SELECT id::text AS id, agent_id AS agent, interaction_id::text AS interaction FROM offer
     WHERE state = 'pending' AND deadline <= clock_timestamp() ORDER BY deadline LIMIT ${BATCH}`,
  );
  for (const offer of due) await commitChange(store, (change) => lapseDue(change, offer, rules));
  return due.length;
}

async function lapseDue(change: Change, { id, agent, interaction }: Due, rules: OfferRules): Promise<void> {
  lockParties(change.tx, agent, { interaction });
  const presence = await lockPresence(change.tx, agent);
  const offer = await lockOffer(change.tx, id, agent);
  if (offer?.pending && offer.overdueMs >= 0) await lapse(change, offer, presence, rules);
}

/** What becomes of a pending offer whose time is over. The agent's row is locked, and their partner's. */
export async function lapse(
  change: Change,
  offer: LockedOffer,
  presence: Presence,
  rules: OfferRules,
): Promise<void> {
  if (offer.onDeadline === 'stay') return keepOffer(change, offer);
  if (offer.onDeadline === 'accept' && presence.connected) await takeOffer(change, offer, 'gateway');
  else await returnOffer(change, offer, 'redirected', rules);
}

/** Ends each wrap-up whose time is over (CG-32). Gives how many. */
export async function endOverdueWraps(store: Store): Promise<number> {
  const due = await store.db.query<{ agent: string }>(
    `SELECT agent_id AS agent FROM presence WHERE wrap_until <= clock_timestamp() ORDER BY wrap_until LIMIT ${BATCH}`,
  );
  for (const { agent } of due) await commitChange(store, (change) => endOverdueWrap(change, agent));
  return due.length;
}

/** It may have been extended or finished meanwhile. */
async function endOverdueWrap(change: Change, agent: string): Promise<void> {
  await lockPresence(change.tx, agent);
  const overdue = await change.tx.query(
    'SELECT FROM presence WHERE agent_id = $1 AND wrap_until <= clock_timestamp()',
    [agent],
  );
  if (overdue.length > 0) await endWrap(change, agent, 'gateway');
}

const NEXT = `
SELECT (extract(epoch FROM least(
  (SELECT min(deadline) FROM offer WHERE state = 'pending'),
  (SELECT min(ring_until) FROM interaction WHERE medium = 'im' AND state = 'establishing'),
  (SELECT min(wrap_until) FROM presence),
  (SELECT min(due_at) FROM interaction WHERE state = 'scheduled')) - clock_timestamp()) * 1000)::float8 AS ms`;

/** Milliseconds until the next offer or wait ends, wrap-up ends or callback is due; Infinity when there is none. */
export async function msToNextDeadline(db: Queryable): Promise<number> {
  const [row] = await db.query<{ ms: number | null }>(NEXT);
  return row?.ms ?? Infinity;
}

/** Agents whose grace is over are logged out, and what they had goes back to the queue. Gives their ids. */
export async function logOutAbsentAgents(store: Store, rules: OfferRules): Promise<string[]> {
  const absent = await store.db.query<{ agent_id: string }>(
    'SELECT agent_id FROM presence WHERE NOT connected AND grace_until <= clock_timestamp() ORDER BY agent_id',
  );
  for (const { agent_id } of absent) {
    await commitChange(store, (change) => logOutAbsent(change, agent_id, rules));
  }
  return absent.map((row) => row.agent_id);
}

async function logOutAbsent(change: Change, agent: string, rules: OfferRules): Promise<void> {
  lockPartners(change.tx, agent);
  const presence = await lockPresence(change.tx, agent);
  if (!presence.graceOver) return;
  await dropConsultsOf(change, agent);
  await dropImsOf(change, agent);
  await dropLineCalls(change, agent);
  await endOffersTo(change, agent, rules);
  await withdrawInvitationsOf(change, agent);
  await giveEverythingBack(change, agent);
  await change.tx.query('UPDATE presence SET grace_until = NULL WHERE agent_id = $1', [agent]);
  if (presence.state !== 'logged-out') await become(change, agent, 'logged-out');
}

async function endOffersTo(change: Change, agent: string, rules: OfferRules): Promise<void> {
  const offers = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM offer WHERE agent_id = $1 AND state = 'pending' ORDER BY id`,
    [agent],
  );
  for (const { id } of offers) {
    const offer = await lockOffer(change.tx, id, agent);
    if (!offer?.pending) continue;
    if (offer.kind === 'transfer') await failInvitation(change, offer, 'failed');
    else await returnOffer(change, offer, 'redirected', rules);
  }
}

/** What they had goes to whoever is free: the invited colleague may be offered it then like others. */
async function withdrawInvitationsOf(change: Change, agent: string): Promise<void> {
  const invited = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM interaction
     WHERE agent_id = $1 AND state = 'assigned' AND transfer->>'state' = 'invited' ORDER BY seq FOR UPDATE`,
    [agent],
  );
  for (const { id } of invited) {
    const offer = await lockInvitation(change.tx, id);
    if (offer) await withdrawInvitation(change, offer, 'gateway');
  }
}

const ORPHANED = `
SELECT i.id::text AS id, i.agent_id AS agent FROM interaction i
WHERE i.node_id IS NOT NULL AND i.state <> 'ended' AND i.parent_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM node n WHERE n.id = i.node_id)`;

/** Calls end with the gateway that made them. Gives how many. */
export async function endOrphanedConsults(store: Store): Promise<number> {
  const orphaned = await store.db.query<{ id: string; agent: string }>(ORPHANED);
  for (const { id, agent } of orphaned) {
    await commitChange(store, async (change) => {
      lockParties(change.tx, agent, { interaction: id });
      await dropConsult(change, id);
    });
  }
  return orphaned.length;
}
