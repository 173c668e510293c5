/** What becomes of an offer: taken, rejected or missed. Each is compare-and-set on the pending offer. */
import type { Change } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { joinChats } from '../talk/chats.js';
import { joinIm, rejectIm } from '../talk/instant-messages.js';
import { becomeNotReady } from './agent-state.js';
import { answerCall, missCall } from './consults.js';
import { settle } from './gate.js';
import { acceptInvitation, failInvitation } from './invitations.js';
import { decide } from './locked-offer.js';
import type { LockedOffer } from './locked-offer.js';
import { move } from './transition.js';

/** How long offers stand, and what follows from one that was not taken. */
export interface OfferRules {
  /** How long the agent is not offered it again, in milliseconds. */
  readonly exclusionMs: number;
  /** How long an offer stands of what came by no entrance, in milliseconds. */
  readonly offerMs: number;
  /** How long a call to a colleague rings, in milliseconds. */
  readonly consultMs: number;
  /** How long an invitation to an instant message is shown, and how long whoever invites waits, in milliseconds. */
  readonly imNoticeMs: number;
  readonly imWaitMs: number;
  /** What an agent becomes who missed an offer, or rejected one; null: they stay ready. */
  readonly missed: NotReady | null;
  readonly rejected: NotReady | null;
}

/** Not Ready, for a reason where it is one that is set up. */
export interface NotReady {
  readonly reason: string | null;
}

/**
 * The agent has it now (WI-6); `actor` is the agent, or `gateway` for an auto answer (WI-10). Of an invitation or a call
 * the rows of both agents are locked.
 */
export async function takeOffer(change: Change, offer: LockedOffer, actor: string): Promise<void> {
  if (offer.kind === 'transfer') return acceptInvitation(change, offer, actor);
  if (offer.kind === 'consult') return answerCall(change, offer, actor);
  if (offer.kind === 'im') return joinIm(change, offer, actor);
  const { interaction, agent } = offer;
  decide(change, offer, 'accepted');
  move(change, { interaction, state: 'assigned', agent, event: 'accepted', actor });
  change.changes(agent, interaction);
  if (offer.medium === 'chat') await joinChats(change, [interaction]);
}

/**
 * Rejected (WI-7), or not answered in time and redirected (WI-8): an invitation and a call come to nothing; what came from
 * a queue goes back to its general queue at its old place, away from this agent for a while.
 */
export async function returnOffer(
  change: Change,
  offer: LockedOffer,
  outcome: 'rejected' | 'redirected',
  rules: OfferRules,
): Promise<void> {
  if (offer.kind === 'consult') return missCall(change, offer, outcome);
  if (offer.kind === 'im') return rejectIm(change, offer);
  if (offer.kind === 'transfer')
    return failInvitation(change, offer, outcome === 'rejected' ? 'rejected' : 'timed-out');
  const { interaction, agent } = offer;
  decide(change, offer, outcome);
  await exclude(change.tx, interaction, agent, rules.exclusionMs);
  const actor = outcome === 'rejected' ? agent : 'gateway';
  move(change, { interaction, state: 'queued', agent: null, event: outcome, actor });
  change.leaves(agent, interaction, outcome);
  await settle(change, agent, 'unanswered');
  await rest(change, agent, outcome === 'rejected' ? rules.rejected : rules.missed);
}

/** Keeps an interaction away from an agent for so many milliseconds. */
export async function exclude(tx: Queryable, interaction: string, agent: string, ms: number): Promise<void> {
  await tx.query(
    `INSERT INTO exclusion(interaction_id, agent_id, until)
     VALUES ($1::uuid, $2, clock_timestamp() + $3::int * interval '1 millisecond')
     ON CONFLICT (interaction_id, agent_id) DO UPDATE SET until = excluded.until`,
    [interaction, agent, ms],
  );
}

/** An agent who is ready and intends nothing else becomes Not Ready. */
async function rest(change: Change, agent: string, rule: NotReady | null): Promise<void> {
  if (!rule) return;
  const [ready] = await change.tx.query<{ reason: string | null }>(
    `SELECT (SELECT code FROM not_ready_reason WHERE code = $2) AS reason
     FROM presence WHERE agent_id = $1 AND state = 'ready' AND intended_state IS NULL`,
    [agent, rule.reason],
  );
  if (ready) await becomeNotReady(change, agent, ready.reason);
}
