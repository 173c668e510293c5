import { checkItem, isSafeLink, type ItemFields, type NewItem } from './item.js';
import { Refusal } from './refusal.js';

/** A work item as its sender wrote it. */
export interface WorkItemFields extends ItemFields {
  readonly workitem?: string | undefined;
}

/**
 * Checks what the message means and brings it into its one form.
 * @throws Refusal `NOT_A_WORK_ITEM` when the work item key has no value (CG-6), else `INVALID`.
 */
export function checkWorkItem(fields: WorkItemFields): NewItem {
  const instruction = (fields.workitem ?? '').trim();
  if (instruction === '') throw new Refusal('NOT_A_WORK_ITEM', 'The workitem key has no value.');
  const item = checkItem('work-item', fields, instruction);
  if (item.record || !isWebLink(instruction)) return item;
  return { ...item, record: { url: instruction, label: item.subject } };
}

function isWebLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && isSafeLink(text);
}
