import type { CallLogEntry } from '../call-log/index.js';
import type { RecordLink } from '../core/index.js';
import { bridge, type PadElement } from './crm.js';

/** The methods of `Microsoft.CIFramework` (Channel Integration Framework 1.0) that the bridge calls. Texts are JSON. */
export interface CiFramework {
  setClickToAct(enable: boolean): Promise<unknown>;
  addHandler(event: string, handler: (data: string) => Promise<unknown>): unknown;
  removeHandler(event: string, handler: (data: string) => Promise<unknown>): unknown;
  searchAndOpenRecords(entity: string, query: string, searchOnly: boolean): Promise<string>;
  openForm(entityFormOptions: string): Promise<unknown>;
  createRecord(entity: string, data: string): Promise<string>;
  /** 0: minimised, 1: docked. */
  setMode(mode: number): Promise<unknown>;
  setWidth(width: number): Promise<unknown>;
}

/** How the pad is to be in Dynamics 365. */
export interface DynamicsOptions {
  /** `Microsoft.CIFramework` by default, which the script of Dynamics has put there. */
  readonly api?: CiFramework;
  /** The width of the panel in pixels. */
  readonly width?: number;
  /** In which table a number is looked for, and in which of its columns: `contact` and `telephone1` by default. */
  readonly search?: { readonly entity: string; readonly column: string };
  /** Further columns of the phone call that an interaction is written down as, or others in place of the usual ones. */
  readonly phoneCall?: (entry: CallLogEntry) => Readonly<Record<string, unknown>>;
}

/**
 * Connects a pad with the Channel Integration Framework of Dynamics 365: records open as forms, calls without one are
 * searched for by their number, numbers of Dynamics are called, interactions become phone calls, and the panel comes to
 * front with an offer. A phone call has an id that is made of the entry's: Dynamics refuses to keep it twice.
 *
 * @returns the way to undo it
 */
export function connectDynamics(element: PadElement, options: DynamicsOptions = {}): () => void {
  const api =
    options.api ??
    (globalThis as unknown as { Microsoft: { CIFramework: CiFramework } }).Microsoft.CIFramework;
  const { entity, column } = options.search ?? { entity: 'contact', column: 'telephone1' };
  const ignore = (promise: Promise<unknown>): void => {
    promise.catch(() => undefined);
  };
  const { dial, stop } = bridge(element, {
    open: (record) => openForm(api, record),
    search: (number) => {
      const filter = `?$select=${column}&$filter=${column} eq '${number.replaceAll("'", "''")}'&$search=${number}`;
      return api.searchAndOpenRecords(entity, filter, false);
    },
    log: (entry) => create(api, entry, options.phoneCall?.(entry)),
    callable: (isCallable) => {
      ignore(api.setClickToAct(isCallable));
    },
    alert: (_, isMore) => {
      if (isMore) ignore(api.setMode(1));
    },
  });
  if (options.width !== undefined) ignore(api.setWidth(options.width));
  const onClick = (data: string): Promise<void> => {
    const { value, name, entityLogicalName, entityId } = fieldsOf(data);
    const record = entityId && entityLogicalName ? recordOf(entityLogicalName, entityId, name) : undefined;
    dial(value ?? '', record);
    return Promise.resolve();
  };
  api.addHandler('onclicktoact', onClick);
  return () => {
    stop();
    api.removeHandler('onclicktoact', onClick);
    ignore(api.setClickToAct(false));
  };
}

/** The texts of what Dynamics says. */
function fieldsOf(data: string): Readonly<Partial<Record<string, string>>> {
  try {
    const fields: unknown = JSON.parse(data);
    if (typeof fields !== 'object' || fields === null) return {};
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

function recordOf(type: string, id: string, name: string | undefined): RecordLink {
  const search = new URLSearchParams({ pagetype: 'entityrecord', etn: type, id });
  return { url: `/main.aspx?${search.toString()}`, label: name ?? type, type, id };
}

const GUID = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i;

/** A record of Dynamics has the logical name of its table as its type, and a GUID. */
async function openForm(api: CiFramework, { type, id }: RecordLink): Promise<boolean | undefined> {
  if (!id || !GUID.test(id) || !type || !/^[a-z][a-z\d_]*$/.test(type)) return undefined;
  try {
    await api.openForm(JSON.stringify({ entityName: type, entityId: id }));
    return true;
  } catch {
    return false;
  }
}

/** What Dynamics says of a phone call that it has already. */
const DUPLICATE = /duplicate|0x80040237/i;

async function create(api: CiFramework, entry: CallLogEntry, more: object | undefined): Promise<void> {
  const data = { activityid: await guidOf(entry.id), ...phoneCallOf(entry), ...more };
  try {
    await api.createRecord('phonecall', JSON.stringify(data));
  } catch (thrown) {
    if (!DUPLICATE.test(thrown instanceof Error ? thrown.message : JSON.stringify(thrown))) throw thrown;
  }
}

function phoneCallOf(entry: CallLogEntry): Readonly<Record<string, unknown>> {
  const { subject, direction, ani, dnis, contact, start, answer, end, note, disposition } = entry;
  const number = (direction === 'outbound' ? dnis : ani) ?? contact?.address;
  return {
    subject,
    directioncode: direction === 'outbound',
    actualstart: new Date(start).toISOString(),
    actualend: new Date(end).toISOString(),
    actualdurationminutes: Math.round(answer === undefined ? 0 : (end - answer) / 60_000),
    description: [disposition?.label, note].filter(Boolean).join('\n'),
    ...(number ? { phonenumber: number } : {}),
  };
}

/** The same GUID for the same text (RFC 9562, version 8, of its SHA-256). */
async function guidOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
