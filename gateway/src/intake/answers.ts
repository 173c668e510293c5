/** What a sender is answered, in the format it speaks. Nothing is ever sent to it after that (CG-4). */
import type { Refusal } from './refusal.js';
import { speakable } from './text.js';
import { WORK_ITEM_NAMESPACE } from './xml.js';

/** The format of an answer. */
export type AnswerFormat = 'xml' | 'json';

/** Says that a work item is stored: not that it is routed, nor that it is done (CG-39). */
export interface Receipt {
  readonly requestId: string;
  readonly contactId: string;
  readonly state: 'queued' | 'buffered';
}

/** The media types of the formats. */
export const ANSWER_TYPE: Readonly<Record<AnswerFormat, string>> = {
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const MAX_SENTENCE = 300;

/** Who sends JSON is answered in JSON, who sends XML in XML; for other types `Accept` decides, and XML is the default. */
export function answerFormat(mediaType: string, accept: string | undefined): AnswerFormat {
  if (/[/+]json$/.test(mediaType)) return 'json';
  if (/[/+]xml$/.test(mediaType)) return 'xml';
  return accept?.includes('json') ? 'json' : 'xml';
}

/** The same receipt is always written as the same bytes (CG-40). */
export function writeReceipt(format: AnswerFormat, { requestId, contactId, state }: Receipt): string {
  if (format === 'json') return JSON.stringify({ requestId, contactId, state });
  return `<receipt xmlns="${WORK_ITEM_NAMESPACE}" requestId="${requestId}" contactId="${contactId}" state="${state}"/>`;
}

/** One machine-readable code and one sentence (CG-42). */
export function writeError(format: AnswerFormat, requestId: string, { code, message }: Refusal): string {
  const sentence = speakable(message.slice(0, MAX_SENTENCE));
  if (format === 'json') return JSON.stringify({ error: { requestId, code, message: sentence } });
  return `<error xmlns="${WORK_ITEM_NAMESPACE}" requestId="${requestId}" code="${code}">${escapeText(sentence)}</error>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
