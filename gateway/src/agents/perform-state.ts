/** Ready, Not Ready, logged out, and more time for after-work. */
import { PadError } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { become, becomeNotReady, takeIntentionBack } from '../routing/agent-state.js';
import { isChannel, setChannel } from '../routing/channels.js';
import { extendWrap, finishWrap, lacksDispositions } from '../routing/wrap-up.js';
import { dropImsOf, isTalking } from '../talk/instant-messages.js';
import type { Asker, Performer, Performers } from './asker.js';

const setState: Performer<'set-state'> = async (change, asker, command) => {
  const { agent, presence } = asker;
  const { state, channel, reason = null } = command;
  if (reason !== null) await checkReason(change, reason);
  if (channel !== undefined) {
    if (presence.state === 'logged-out' || !isChannel(channel))
      throw new PadError('INVALID', 'There is no such channel.');
    return setChannel(change, agent, channel, state, reason);
  }
  if (state === 'ready') return becomeReady(change, asker);
  const isTakenBack = presence.intended?.state === 'not-ready' && presence.intended.reason === reason;
  if (isTakenBack) await takeIntentionBack(change, agent);
  else await becomeNotReady(change, agent, reason);
};

/** At once, whatever else was intended; in wrap-up it ends that (8.10). */
async function becomeReady(change: Change, { agent, presence }: Asker): Promise<void> {
  if (presence.locked) throw new PadError('UNAUTHORIZED', 'Sign in again.');
  const isWrapping = presence.wrap !== null;
  if (isWrapping && (await lacksDispositions(change.tx, agent)))
    throw new PadError('DISPOSITION_REQUIRED', 'A disposition has to be chosen first.');
  await become(change, agent, 'ready');
  if (isWrapping) await finishWrap(change, agent, agent);
}

async function checkReason(change: Change, reason: string): Promise<void> {
  const found = await change.tx.query('SELECT FROM not_ready_reason WHERE code = $1', [reason]);
  if (found.length === 0) throw new PadError('INVALID', 'There is no such reason.');
}

/** Not while anything is open (WI-23); what is parked waits until the agent comes back. Invitations to write end. */
const logOut: Performer<'log-out'> = async (change, { agent, presence }) => {
  if (presence.busy || (await isTalking(change.tx, agent)))
    throw new PadError('INTERACTIONS_OPEN', 'Interactions are still open.');
  await dropImsOf(change, agent);
  await become(change, agent, 'logged-out');
};

const extend: Performer<'extend'> = async (change, { agent }) => {
  if (!(await extendWrap(change, agent)))
    throw new PadError('NOT_ALLOWED', 'There is no wrap-up that can be extended.');
};

/** What agents do about themselves. */
export const state: Performers = { 'set-state': setState, 'log-out': logOut, extend };
