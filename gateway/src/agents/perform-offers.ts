/** Answers to offers. */
import { PadError } from 'contact-pad/core';
import type { Accept, Reject } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { isUuid } from '../ids.js';
import { lockOffer } from '../routing/locked-offer.js';
import type { LockedOffer } from '../routing/locked-offer.js';
import { returnOffer, takeOffer } from '../routing/offers.js';
import { lapse } from '../routing/overdue.js';
import type { Asker, Performer, Performers } from './asker.js';

const accept: Performer<'accept'> = async (change, asker, command) => {
  await takeOffer(change, await answerable(change, asker, command), asker.agent);
};

const reject: Performer<'reject'> = async (change, asker, command) => {
  const { agent, rules } = asker;
  const offer = await answerable(change, asker, command);
  if (offer.kind !== 'consult' && offer.kind !== 'im') await demandPrivilege(change, agent);
  await returnOffer(change, offer, 'rejected', rules);
};

/**
 * An answer that comes after the deadline comes too late (WI-9), unless the offer stays: where nobody has noticed yet, the
 * offer lapses by it. One that came in time counts, however long it has waited for its turn.
 */
async function answerable(
  change: Change,
  { agent, presence, rules, since }: Asker,
  command: Accept | Reject,
): Promise<LockedOffer> {
  const offer = isUuid(command.offer) ? await lockOffer(change.tx, command.offer, agent) : undefined;
  if (offer?.interaction !== command.interaction) throw new PadError('NOT_FOUND', 'There is no such offer.');
  const isLate = offer.overdueMs >= performance.now() - since && offer.onDeadline !== 'stay';
  if (offer.pending && !isLate) return offer;
  if (offer.pending) await lapse(change, offer, presence, rules);
  throw new PadError('GONE', 'The offer is over.');
}

/** Rejecting needs it (WI-12), but for what a colleague asks. */
async function demandPrivilege(change: Change, agent: string): Promise<void> {
  const allowed = await change.tx.query(`SELECT FROM agent WHERE id = $1 AND 'reject' = ANY(privileges)`, [
    agent,
  ]);
  if (allowed.length === 0) throw new PadError('NOT_ALLOWED', 'You may not do this.');
}

/** What agents do about what they are offered. */
export const offers: Performers = { accept, reject };
