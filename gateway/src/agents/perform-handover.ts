/** Handing over, and asking somebody about it (8.8, 8.9). The rows of both agents are locked by the caller. */
import { PadError } from 'contact-pad/core';
import type { Handover, TargetRef } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { enterCall } from '../callbacks/calls.js';
import { ring } from '../routing/consults.js';
import { settle } from '../routing/gate.js';
import { invite, lockInvitation, withdrawInvitation } from '../routing/invitations.js';
import { exclude } from '../routing/offers.js';
import { letWait } from '../routing/waiting.js';
import type { Asker, Performer, Performers } from './asker.js';
import { lockHeld, storable } from './held.js';
import type { Held } from './held.js';
import { readPlace } from './places.js';
import type { Place } from './places.js';
import { targetPermission } from './target-view.js';
import type { TargetAction } from './target-view.js';

/** By invitation to an agent, at once to where the system accepts it, by assignment of an e-mail or a case. */
const transfer: Performer<'transfer'> = async (change, asker, { interaction, target, note }) => {
  const { agent, rules } = asker;
  const held = await lockHeld(change, agent, interaction, 'transfer');
  const place = await reach(change, agent, held, 'transfer', target);
  const handover: Handover = {
    by: await nameOf(change, agent),
    ...(note === undefined ? {} : { note: storable(note) }),
  };
  if (place.kind === 'agent' && held.medium === 'work-item') {
    const { id, kind, name } = place;
    const durationMs = rules.offerMs;
    await invite(change, { interaction, source: agent, target: { id, kind, name }, handover, durationMs });
    return;
  }
  await handOn(change, asker, { interaction, place, handover });
};

/** It leaves at once, which counts as a release (MI-34). Whoever gave it away is the last to be offered it. */
async function handOn(
  change: Change,
  { agent, rules }: Asker,
  { interaction, place, handover }: { interaction: string; place: Place; handover: Handover },
): Promise<void> {
  const forAgent = place.kind === 'agent' ? place.id : undefined;
  await exclude(change.tx, interaction, agent, rules.exclusionMs);
  await letWait(change, {
    interaction,
    agent,
    queue: place.queue ?? undefined,
    forAgent,
    handover,
    event: 'transferred',
  });
  await settle(change, agent, 'released');
}

/** Takes the invitation back, unless it was answered meanwhile (WI-35). */
const cancelTransfer: Performer<'cancel-transfer'> = async (change, { agent }, { interaction }) => {
  await lockHeld(change, agent, interaction);
  const offer = await lockInvitation(change.tx, interaction);
  if (!offer) throw new PadError('GONE', 'The invitation was answered.');
  await withdrawInvitation(change, offer, agent);
};

/** A call of its own; the gateway has no line to telephones. */
const consult: Performer<'consult'> = async (change, { agent, rules }, { interaction, target, number }) => {
  if ((target === undefined) === (number === undefined))
    throw new PadError('INVALID', 'Either a target or a number.');
  if (target === undefined) throw noTelephone();
  const held = await lockHeld(change, agent, interaction, 'consult');
  if (held.medium === 'im') throw new PadError('NOT_ALLOWED', 'The call is named, not the message about it.');
  const { id, kind, name } = await reach(change, agent, held, 'consult', target);
  await ring(change, {
    parent: interaction,
    asker: await nameOf(change, agent),
    target: { id, kind, name },
    ringMs: rules.consultMs,
  });
  // The contact waits meanwhile (8.9).
  if (held.callback && held.phase === 'connected')
    await enterCall(change, { interaction, agent }, 'held', agent);
};

/** The target, if that can be done with it now. Throws `TARGET_UNAVAILABLE`, or `UNSUPPORTED` for a telephone. */
async function reach(
  change: Change,
  agent: string,
  held: Held,
  action: TargetAction,
  target: string,
): Promise<Place> {
  const place = target === agent ? undefined : await readPlace(change.tx, target);
  const permission = place && targetPermission(held, action, place);
  if (place && permission === true) return place;
  if (permission && permission !== true && permission.reason === 'UNSUPPORTED') throw noTelephone();
  throw new PadError('TARGET_UNAVAILABLE', 'The target cannot take it now.');
}

function noTelephone(): PadError {
  return new PadError('UNSUPPORTED', 'The gateway calls no telephone numbers.');
}

/** An agent by name. */
export async function nameOf(change: Change, agent: string): Promise<TargetRef> {
  const [row] = await change.tx.query<{ name: string }>('SELECT name FROM agent WHERE id = $1', [agent]);
  return { id: agent, kind: 'agent', name: row?.name ?? agent };
}

/** What agents do with each other about an interaction. */
export const handover: Performers = { transfer, 'cancel-transfer': cancelTransfer, consult };
