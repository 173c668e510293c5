import { randomId } from '../core/index.js';
import type { ContactDetails, HistoryPage, HistoryQuery, Interaction } from '../core/index.js';
import type { ContractInteraction, ContractResponse } from './backend.js';
import type { Recorder } from './recorder.js';
import { missing } from './stage.js';
import type { Stage } from './stage.js';

/** The contact of something that comes in. */
export type NewContact = NonNullable<ContractInteraction['contact']>;

/** A contact whom the backend has not met. */
export function newContact(name = 'Eva Lind'): NewContact {
  return { name, address: `${randomId()}@example.test` };
}

/** The first agent holds something of a contact. */
export interface Dealing {
  readonly first: Recorder;
  readonly one: Interaction;
  readonly contact: NewContact;
}

/** Something of a new contact comes in, and the first agent takes it. */
export async function dealing(stage: Stage, item: Partial<ContractInteraction> = {}): Promise<Dealing> {
  const contact = item.contact ?? newContact();
  const first = await stage.ready('first');
  return { first, contact, one: await stage.held(first, { ...item, contact }) };
}

/** What is known of the contact of an interaction. */
export function contactOf(recorder: Recorder, interaction: string): Promise<ContactDetails> {
  return recorder.query({ type: 'contact', interaction });
}

/** The key of a field of contacts that agents may change. */
export function changeableField({ backend }: Stage): string {
  if (backend.contactField === undefined) throw missing('contactField');
  return backend.contactField;
}

/** Replaces the standard responses. */
export async function setResponses(
  { backend }: Stage,
  responses: readonly ContractResponse[],
): Promise<void> {
  if (!backend.setResponses) throw missing('setResponses');
  await backend.setResponses(responses);
}

/** The value of a field, where it has one. */
export function fieldOf({ fields }: ContactDetails, key: string): string | undefined {
  return fields.find((field) => field.key === key)?.value;
}

/** A page of what there was with the contact of an interaction; all of it where nothing else is said. */
export function historyOf(
  recorder: Recorder,
  interaction: string,
  filter: Partial<HistoryQuery> = {},
): Promise<HistoryPage> {
  return recorder.query({ search: '', offset: 0, limit: 100, ...filter, type: 'history', interaction });
}

/** The work item is done and gone. */
export async function finish(recorder: Recorder, interaction: string): Promise<void> {
  await recorder.settle({ type: 'done', interaction });
  await recorder.phase(interaction, 'gone');
}
