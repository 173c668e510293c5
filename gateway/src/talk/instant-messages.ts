/**
 * Instant messages between agents (8.6) and consultations by them (8.7): they take nothing of an agent, and are routed by
 * nobody. The rows of both agents are locked by the caller.
 */
import { PadError } from 'contact-pad/core';
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { decide } from '../routing/locked-offer.js';
import type { LockedOffer } from '../routing/locked-offer.js';
import { lockParties } from '../routing/parties.js';
import { move } from '../routing/transition.js';
import { dropLeg, lockLegs, wrapLeg } from './legs.js';
import type { Leg } from './legs.js';
import { say } from './transcript.js';

const BATCH = 100;

/** Whoever was asked joins, also after the notice is over (IM-14). Throws `GONE` where nobody waits any more. */
export async function joinIm(change: Change, offer: LockedOffer, actor: string): Promise<void> {
  const legs = await lockLegs(change.tx, offer.interaction);
  if (!legs.some(({ own, state, waited }) => own && state === 'establishing' && !waited))
    throw new PadError('GONE', 'Nobody waits for an answer any more.');
  decide(change, offer, 'accepted');
  for (const { id, agent } of legs) {
    move(change, { interaction: id, state: 'assigned', agent, event: 'accepted', actor });
    change.changes(agent, id);
    change.agent(agent);
  }
}

/** Whoever was asked refuses, and whoever asked is told (IM-13). */
export async function rejectIm(change: Change, offer: LockedOffer): Promise<void> {
  decide(change, offer, 'rejected');
  for (const leg of await lockLegs(change.tx, offer.interaction)) {
    if (leg.own) await wrapLeg(change, leg, 'rejected', offer.agent);
    else await dropLeg(change, leg, 'rejected', offer.agent);
  }
}

/** The notice is over: the offer stays without a deadline, and whoever asked goes on waiting (IM-14). */
export async function keepOffer(change: Change, { id, agent, interaction }: LockedOffer): Promise<void> {
  await change.tx.query('UPDATE offer SET deadline = NULL, duration_ms = NULL WHERE id = $1::uuid', [id]);
  change.changes(agent, interaction);
}

/** An agent ends it: while it is only an invitation, or connected. What was written stays for both (IM-9, IM-11). */
export async function endIm(change: Change, agent: string, interaction: string): Promise<void> {
  for (const leg of await lockLegs(change.tx, interaction))
    if (leg.state !== 'wrap')
      await wrapLeg(change, leg, leg.agent === agent ? 'by-agent' : 'by-other', agent);
}

/** An agent is through with it; the other side keeps theirs. One of which nobody knew leaves no trace there (IM-19). */
export async function finishIm(change: Change, agent: string, interaction: string): Promise<void> {
  const legs = await lockLegs(change.tx, interaction);
  const mine = legs.find((leg) => leg.agent === agent);
  if (mine) await dropLeg(change, mine, 'done', agent);
}

/** One of the two writes: both are told. */
export async function sayIm(change: Change, agent: Leg['peer'], mine: Leg, text: string): Promise<void> {
  const by = { kind: 'agent', id: agent.id, name: agent.name } as const;
  const entry = await say(change.tx, { transcript: mine.transcript, by, text });
  for (const { id, agent: hearer, state } of await lockLegs(change.tx, mine.id)) {
    change.changes(hearer, id);
    if (state !== 'offered') change.said(hearer, { interaction: id, ...entry });
  }
  change.talk({ medium: 'im', author: 'agent' });
}

/** An agent leaves: what they had of conversations is over, and what they have not shown anybody is gone. */
export async function dropImsOf(change: Change, agent: string): Promise<void> {
  const mine = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM interaction
     WHERE agent_id = $1 AND medium = 'im' AND state IN ('offered','not-connected','establishing','assigned') ORDER BY seq`,
    [agent],
  );
  for (const { id } of mine)
    for (const leg of await lockLegs(change.tx, id)) {
      if (leg.state === 'wrap') continue;
      if (leg.agent !== agent) await wrapLeg(change, leg, 'by-other', 'gateway');
      else if (leg.state === 'offered' || leg.state === 'not-connected')
        await dropLeg(change, leg, 'withdrawn', 'gateway');
      else await wrapLeg(change, leg, 'by-agent', 'gateway');
    }
}

/** Whether the agent is in a conversation with a colleague: they may not log out then (WI-23). */
export async function isTalking(tx: Queryable, agent: string): Promise<boolean> {
  const talks = await tx.query(
    `SELECT FROM interaction WHERE agent_id = $1 AND medium = 'im' AND state = 'assigned' LIMIT 1`,
    [agent],
  );
  return talks.length > 0;
}

/** Ends what nobody has joined for as long as its asker waits. Gives how many. */
export async function endUnansweredIms(store: Store): Promise<number> {
  const due = await store.db.query<{ id: string; agent: string }>(
    `SELECT id::text AS id, agent_id AS agent FROM interaction
     WHERE medium = 'im' AND state = 'establishing' AND ring_until <= clock_timestamp() ORDER BY ring_until LIMIT ${BATCH}`,
  );
  for (const { id, agent } of due)
    await commitChange(store, async (change) => {
      lockParties(change.tx, agent, { interaction: id });
      const legs = await lockLegs(change.tx, id);
      if (legs.some(({ own, state, waited }) => own && state === 'establishing' && waited))
        for (const leg of legs) await wrapLeg(change, leg, 'timed-out', 'gateway');
    });
  return due.length;
}
