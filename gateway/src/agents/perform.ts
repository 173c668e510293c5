/**
 * What each command does. Every check comes before the first write, so that a refusal leaves nothing behind but what was
 * due anyway; the agent's row is locked by the caller. Refusals are thrown as `PadError`.
 */
import { PadError } from 'contact-pad/core';
import type { Command, CommandType } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import type { Asker, Performer, Performers } from './asker.js';
import { calling } from './perform-callback.js';
import { contacting } from './perform-contact.js';
import { finishing } from './perform-finish.js';
import { handover } from './perform-handover.js';
import { mail } from './perform-mail.js';
import { offers } from './perform-offers.js';
import { parking } from './perform-park.js';
import { state } from './perform-state.js';
import { talking } from './perform-talk.js';
import { writing } from './perform-writing.js';

const PERFORMERS: Performers = {
  ...state,
  ...offers,
  ...finishing,
  ...writing,
  ...contacting,
  ...mail,
  ...calling,
  ...handover,
  ...parking,
  ...talking,
};

/** Does what a command asks for, or throws why not. */
export async function perform(change: Change, asker: Asker, command: Command): Promise<void> {
  const performer = PERFORMERS[command.type] as Performer<CommandType> | undefined;
  if (!performer) throw new PadError('UNSUPPORTED', 'The gateway cannot do this.');
  await performer(change, asker, command);
}
