/** The search for the record of an interaction that came without one: loaded with the first of them. */
import type { Interaction } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { Told } from './events.js';
import type { FindRecords, FoundRecord, FoundRecords, RecordSearch } from './found-records.js';
import { resultLine } from './pad-records.js';
import type { RecordOpener } from './records.js';

/** What is looked for, and for whom. */
interface Wanted {
  readonly interaction: Interaction;
  readonly told: Told;
  readonly i18n: I18n;
  /** Aborts when the agent has gone on to something else. */
  readonly signal: AbortSignal;
  readonly findRecords: FindRecords;
}

/**
 * Opens what was found or chosen before; else looks for it. One record is opened, several wait for the agent's choice, and
 * that there is none is said (MI-10).
 */
export async function search(records: RecordOpener, wanted: Wanted): Promise<void> {
  const { interaction, told, i18n, signal, findRecords } = wanted;
  const { id: interactionId } = interaction;
  const before = searchOf(records, interactionId);
  if (before?.opened) {
    records.show({ ...told, record: before.opened, interactionId }, i18n);
    return;
  }
  const found = before?.found;
  const begun: RecordSearch = { state: 'searching', found, opened: undefined, why: undefined };
  records.set(interactionId, begun);
  const ended = await outcome(findRecords(interaction, signal));
  if (signal.aborted) {
    // It has not begun anew meanwhile.
    if (records.unopened[interactionId] === begun) records.set(interactionId, before);
    return;
  }
  const { records: all = [] } = ended ?? {};
  const [record] = all;
  const only = all.length === 1 ? record : undefined;
  records.set(interactionId, { ...begun, state: ended ? 'found' : 'failed', found: ended, opened: only });
  if (only) records.show({ ...told, record: only, interactionId }, i18n);
  else records.say(resultLine(ended, i18n));
}

/** Opens what the agent chose. It stays the interaction's, unless it is the place where a new one is made. */
export function choose(records: RecordOpener, interactionId: string, record: FoundRecord, i18n: I18n): void {
  const before = searchOf(records, interactionId);
  if (before?.found?.records.includes(record))
    records.set(interactionId, { ...before, state: 'found', opened: record });
  records.show({ source: 'agent', record, interactionId }, i18n);
}

function searchOf({ unopened }: RecordOpener, interaction: string): RecordSearch | undefined {
  const one = unopened[interaction];
  return typeof one === 'object' ? one : undefined;
}

/** Nothing where it failed. */
const outcome = (found: Promise<FoundRecords>): Promise<FoundRecords | undefined> =>
  found.catch(() => undefined);
