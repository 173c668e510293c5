import type { CaseEntry, Handover, RecordLink } from '../../core/index.js';
import type { Line } from './phone.js';

/** How much of what a caller sends is taken over: entries, and characters of a value. */
const MOST_ENTRIES = 50;
const LONGEST_KEY = 64;
const LONGEST_VALUE = 1_000;

const RECORD = {
  url: 'x-record-url',
  label: 'x-record-label',
  type: 'x-record-type',
  id: 'x-record-id',
} as const;
const CONSULT = 'x-pad-consult';
const NOTE = 'x-pad-note';
const OURS: readonly string[] = [CONSULT, NOTE, ...Object.values(RECORD)];

/** What a call is about. */
export interface About {
  readonly subject: string;
  readonly record?: RecordLink;
  readonly caseData: readonly CaseEntry[];
}

/** What the headers of an invitation say. */
export interface Invited extends About {
  /** Somebody asks for advice. */
  readonly consult: boolean;
  /** Who has handed the call on (RFC 3892), and what they wrote. */
  readonly handover?: Handover;
}

/** Reads an invitation: `X-…` is case data, `X-Record-…` the record. All of it is untrusted text. */
export function aboutOf({ headers }: Pick<Line, 'headers'>): Invited {
  const said = new Map(headers.map(([name, value]) => [name.toLowerCase(), value.slice(0, LONGEST_VALUE)]));
  const record = recordOf((part) => said.get(RECORD[part]));
  const caseData = headers.flatMap(([name, value]) => entryOf(name, value)).slice(0, MOST_ENTRIES);
  return {
    subject: said.get('subject') ?? '',
    ...(record ? { record } : {}),
    caseData,
    consult: said.has(CONSULT),
    ...handoverOf(said.get('referred-by'), said.get(NOTE)),
  };
}

/** What an invitation of ours says about a call, in the same words. */
export function headersFor(
  { subject, record, caseData }: About,
  { consult = false, note = '' }: { readonly consult?: boolean; readonly note?: string } = {},
): readonly string[] {
  const parts = Object.keys(RECORD) as (keyof RecordLink)[];
  return [
    ['Subject', subject],
    ...caseData.map(({ key, value }) => [`X-${key}`, value]),
    ...parts.map((part) => [RECORD[part], record?.[part]]),
    [CONSULT, consult ? 'yes' : ''],
    [NOTE, note],
  ].flatMap(([name, value]) => (name && value ? [`${name}: ${oneLine(value)}`] : []));
}

function entryOf(name: string, raw: string): readonly CaseEntry[] {
  const isOurs = OURS.includes(name.toLowerCase());
  const key = /^x-([\w.-]+)$/i.exec(name)?.[1] ?? (/^user-to-user$/i.test(name) ? name : undefined);
  if (isOurs || key === undefined || key.length > LONGEST_KEY) return [];
  const value = (key === name ? unhex(raw) : raw).slice(0, LONGEST_VALUE);
  // Names of headers have no case: each library writes them in its own.
  return [
    { key: key.toLowerCase(), label: key.replaceAll('-', ' '), value, type: 'string', editable: false },
  ];
}

function handoverOf(by: string | undefined, note: string | undefined): Pick<Invited, 'handover'> {
  const id = /sip:([^@;>]+)@/i.exec(by ?? '')?.[1];
  if (id === undefined) return {};
  return { handover: { by: { id, kind: kindOf(id), name: id }, ...(note ? { note } : {}) } };
}

/** A number, or an account of the exchange. */
export const kindOf = (user: string): 'number' | 'agent' => (/^[+\d]/.test(user) ? 'number' : 'agent');

/** RFC 7433: `434153452d3432;encoding=hex`. */
function unhex(value: string): string {
  const [, hex = ''] = /^((?:[\da-f]{2})+)\s*(?:;|$)/i.exec(value) ?? [];
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  return hex === '' ? value : new TextDecoder().decode(bytes);
}

/** Links that a browser would run are dropped, not shown. */
function recordOf(part: (name: keyof typeof RECORD) => string | undefined): RecordLink | undefined {
  const url = part('url');
  if (!url || !URL.canParse(url, document.baseURI)) return undefined;
  if (!/^https?:$/.test(new URL(url, document.baseURI).protocol)) return undefined;
  const [label, type, id] = [part('label'), part('type'), part('id')];
  return { url, label: label ?? url, ...(type ? { type } : {}), ...(id ? { id } : {}) };
}

/** A line break would begin another header. */
const oneLine = (value: string): string => value.slice(0, LONGEST_VALUE).replace(/\p{Cc}+/gu, ' ');
