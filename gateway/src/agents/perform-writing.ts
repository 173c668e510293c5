/** What agents write about an interaction: its case data, how it ended, a note. */
import { PadError } from 'contact-pad/core';
import type { Disposition } from 'contact-pad/core';
import { logEvent } from '../routing/transition.js';
import { finishWrap, lacksDispositions } from '../routing/wrap-up.js';
import type { Performer, Performers } from './asker.js';
import { writeCaseValue } from './case-data.js';
import { lockHeld, storable } from './held.js';

const setCaseData: Performer<'set-case-data'> = async (change, { agent }, { interaction, key, value }) => {
  await lockHeld(change, agent, interaction, 'set-case-data');
  await writeCaseValue(change.tx, { interaction, key, value, agent });
  change.changes(agent, interaction);
};

/** The last one that was missing ends Logging the call (8.10). */
const setDisposition: Performer<'set-disposition'> = async (change, { agent, presence }, command) => {
  const { interaction, disposition } = command;
  const { dispositions } = await lockHeld(change, agent, interaction, 'set-disposition');
  if (disposition !== undefined && !canBeChosen(dispositions?.options ?? [], disposition))
    throw new PadError('INVALID', 'There is no such disposition.');
  await change.tx.query('UPDATE interaction SET disposition = $2 WHERE id = $1::uuid', [
    interaction,
    disposition ?? null,
  ]);
  const body = { disposition: disposition ?? null };
  logEvent(change.tx, { interaction, event: 'disposition-changed', actor: agent, body });
  change.changes(agent, interaction);
  if (presence.wrap === 'logging' && !(await lacksDispositions(change.tx, agent)))
    await finishWrap(change, agent, agent);
};

/** Folders cannot be chosen (DC-1). */
function canBeChosen(options: readonly Disposition[], code: string): boolean {
  return options.some((each) => (each.children ? canBeChosen(each.children, code) : each.code === code));
}

const setNote: Performer<'set-note'> = async (change, { agent }, { interaction, note }) => {
  await lockHeld(change, agent, interaction, 'set-note');
  await change.tx.query('UPDATE interaction SET note = $2 WHERE id = $1::uuid', [
    interaction,
    note === '' ? null : storable(note),
  ]);
  logEvent(change.tx, { interaction, event: 'note-changed', actor: agent });
  change.changes(agent, interaction);
};

/** What agents write. */
export const writing: Performers = {
  'set-case-data': setCaseData,
  'set-disposition': setDisposition,
  'set-note': setNote,
};
