import type { CommandType, ErrorCode, RecordLink } from '../../core/index.js';
import type { FoundRecord, FoundRecords } from '../../elements/found-records.js';

/** The version of what both sides say. They refuse each other where it differs. */
export const VERSION = 1;

/** The events of `<contact-pad>` that go to the host, and the part of `detail` that each is about. */
const SUBJECTS = {
  'pad-ready': 'agent',
  'pad-link': 'link',
  'pad-agent': 'agent',
  'pad-interaction-offered': 'interaction',
  'pad-interaction-accepted': 'interaction',
  'pad-interaction-rejected': 'interaction',
  'pad-interaction-redirected': 'interaction',
  'pad-interaction-changed': 'interaction',
  'pad-interaction-selected': 'interaction',
  'pad-interaction-released': 'interaction',
  'pad-interaction-transferred': 'interaction',
  'pad-interaction-done': 'interaction',
  'pad-interaction-restored': 'interaction',
  'pad-message': 'entry',
  'pad-notice': 'notice',
  'pad-call-log': 'id',
  'pad-recording': 'file',
  'pad-error': 'code',
  'pad-command': 'command',
  'pad-record-open': 'record',
} as const;

/** The name of one of them. */
export type PadEventName = keyof typeof SUBJECTS;

/** Their names. */
export const PAD_EVENTS: readonly PadEventName[] = Object.keys(SUBJECTS) as PadEventName[];

/** Before there is a channel: the host asks for one. `knock` counts its tries, so that an answer to an older one is none. */
export interface Knock {
  readonly contactPad: 'knock';
  readonly version: number;
  readonly knock: number;
}

/** The frame's answer: its port comes with it, or the reason why there is none. */
export type Reply =
  | { readonly contactPad: 'open'; readonly knock: number }
  | { readonly contactPad: 'refused'; readonly code: 'VERSION' | 'FORBIDDEN'; readonly message: string };

/**
 * What the host's page says about an event. `wait`: its last word comes later. Of a command: `go` sends it, `stop` drops
 * it. Of a record: `go` leaves it to the pad, `taken` says that the page shows it, `stop` that it keeps what it shows.
 */
export type Verdict = 'go' | 'stop' | 'taken' | 'wait';

/** From the host to the frame, over the channel. */
export type ToFrame =
  /** `finds`: the page looks for records. */
  | { readonly type: 'hello'; readonly finds: boolean }
  | { readonly type: 'ping' | 'bye' }
  /** What a search has found; nothing where it failed. */
  | { readonly type: 'found'; readonly ask: number; readonly found?: FoundRecords | undefined }
  | { readonly type: 'verdict'; readonly ask: number; readonly verdict: Verdict }
  | { readonly type: 'accept'; readonly entry: string }
  /** A request with its id; what else it needs is checked where it is sent. */
  | { readonly type: 'send'; readonly command: { readonly type: CommandType; readonly id: string } };

/** From the frame to the host, over the channel. */
export type ToHost =
  | { readonly type: 'pong' | 'bye' }
  /** `ask`: it waits for a verdict. */
  | { readonly type: 'event'; readonly name: PadEventName; readonly detail: Fields; readonly ask?: number }
  /** A command of the host is done, or why it is not. */
  | { readonly type: 'settled'; readonly id: string; readonly code?: ErrorCode; readonly message?: string }
  /** The page is to look for the records of that interaction; without one, to give that search up. */
  | { readonly type: 'find'; readonly ask: number; readonly interaction?: Fields }
  /** How high the pad is, in pixels. */
  | { readonly type: 'size'; readonly height: number }
  /** The frame is not permitted to use the microphone, and has calls. */
  | { readonly type: 'no-microphone' };

/** An object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

const MOST = 4_000;
const VERDICTS: readonly unknown[] = ['go', 'stop', 'taken', 'wait'];
const PLAIN: readonly unknown[] = ['pong', 'bye', 'no-microphone'];
const ORIGINS: readonly unknown[] = ['agent', 'backend', 'host'];

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of what came; none of what is no object. */
function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The knock that came, or nothing: other scripts send messages too. */
export function knockFrom(data: unknown): Knock | undefined {
  const { contactPad, version, knock } = fieldsOf(data);
  return contactPad === 'knock' && isCount(version) && isCount(knock)
    ? { contactPad, version, knock }
    : undefined;
}

/** The answer to a knock that came, or nothing. */
export function replyFrom(data: unknown): Reply | undefined {
  const { contactPad, knock, code, message } = fieldsOf(data);
  const isReply =
    (contactPad === 'open' && isCount(knock)) ||
    (contactPad === 'refused' && isText(message) && (code === 'VERSION' || code === 'FORBIDDEN'));
  return isReply ? (data as Reply) : undefined;
}

/** What the host says, or nothing where it is not what a host says. Of a command only that it is one. */
export function toFrameFrom(data: unknown): ToFrame | undefined {
  const { type, ask, verdict, entry, command, finds, found } = fieldsOf(data);
  if (type === 'hello') return { type, finds: finds === true };
  if (type === 'ping' || type === 'bye') return { type };
  if (type === 'found' && isCount(ask)) return { type, ask, ...foundFrom(found) };
  if (type === 'verdict' && isCount(ask) && VERDICTS.includes(verdict))
    return { type, ask, verdict: verdict as Verdict };
  if (type === 'accept' && isText(entry)) return { type, entry };
  if (type !== 'send' || !isFields(command) || !isText(command.id) || !isText(command.type)) return undefined;
  return { type, command: command as Extract<ToFrame, { type: 'send' }>['command'] };
}

/** What the frame says, or nothing where it is not what a frame says. */
export function toHostFrom(data: unknown): ToHost | undefined {
  const { type, name, detail, ask, id, code, message, height, interaction } = fieldsOf(data);
  const isMessage =
    PLAIN.includes(type) ||
    (type === 'size' && isCount(height)) ||
    (type === 'find' && isCount(ask) && isFields(interaction ?? {})) ||
    (type === 'settled' && isText(id) && isText(code ?? '') && isText(message ?? '')) ||
    (type === 'event' && isName(name) && isDetail(name, detail) && isCount(ask ?? 0));
  return isMessage ? (data as ToHost) : undefined;
}

function isName(name: unknown): name is PadEventName {
  return isText(name) && Object.hasOwn(SUBJECTS, name);
}

/** Whether an event of that name can have this `detail`: of what a page acts upon, each part. */
function isDetail(name: PadEventName, detail: unknown): detail is Fields {
  if (!isFields(detail) || !ORIGINS.includes(detail.source)) return false;
  const about = detail[SUBJECTS[name]];
  if (name === 'pad-error') return isText(about) && isText(detail.message);
  if (name === 'pad-call-log') return isText(about) && isText(detail.interactionId);
  if (name === 'pad-recording') return about instanceof Blob;
  if (name === 'pad-interaction-selected' && about === undefined) return true;
  if (name === 'pad-record-open') return isText(detail.interactionId) && isRecord(about);
  if (name === 'pad-command') return isText(fieldsOf(about).type) && isText(fieldsOf(about).id);
  return isFields(about);
}

/** A record that a page may open: http and https only. */
function isRecord(value: unknown): value is RecordLink {
  const { url, label } = fieldsOf(value);
  return isText(url) && isText(label) && addressOf(url) !== '';
}

/** The whole address of a page, http or https; empty where it is none. */
export function addressOf(given: string): string {
  const href = given && URL.canParse(given, document.baseURI) ? new URL(given, document.baseURI).href : '';
  return /^https?:/.test(href) ? href : '';
}

/** What was found, with nothing in it that is not known; nothing where a part of it is no record. */
function foundFrom(value: unknown): { readonly found?: FoundRecords } {
  const { records, create } = fieldsOf(value);
  if (!Array.isArray(records) || !records.every(isRecord) || !(create === undefined || isRecord(create)))
    return {};
  return { found: { records: records.map(recordFrom), ...(create && { create: recordFrom(create) }) } };
}

const PARTS = ['url', 'label', 'type', 'id', 'detail', 'contact'] as const;

function recordFrom(record: RecordLink): FoundRecord {
  const parts = PARTS.map((part) => [part, (record as FoundRecord)[part]] as const);
  return Object.fromEntries(parts.filter(([, text]) => isText(text))) as unknown as FoundRecord;
}
