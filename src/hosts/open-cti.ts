import type { CallLogEntry } from '../call-log/index.js';
import type { RecordLink } from '../core/index.js';
import { bridge, type PadElement } from './crm.js';

/** What Open CTI for Lightning Experience answers. */
export interface OpenCtiResponse {
  readonly success: boolean;
  readonly returnValue?: unknown;
  readonly errors?: unknown;
}

type Ask<T = object> = (args: T & { readonly callback?: (response: OpenCtiResponse) => void }) => void;

/** The methods of `sforce.opencti` (Lightning Experience, API version 38.0 or later) that the bridge calls. */
export interface OpenCti {
  readonly SCREENPOP_TYPE: { readonly SOBJECT: unknown; readonly URL: unknown };
  readonly CALL_TYPE: { readonly INBOUND: unknown; readonly OUTBOUND: unknown };
  readonly screenPop: Ask<{ readonly type: unknown; readonly params: object }>;
  readonly searchAndScreenPop: Ask<{
    readonly searchParams: string;
    readonly callType: unknown;
    readonly deferred: boolean;
  }>;
  readonly saveLog: Ask<{ readonly value: Readonly<Record<string, unknown>> }>;
  readonly enableClickToDial: Ask;
  readonly disableClickToDial: Ask;
  readonly onClickToDial: (args: { readonly listener: (payload: ClickPayload) => void }) => void;
  readonly onNavigationChange: (args: { readonly listener: (payload: PlacePayload) => void }) => void;
  readonly isSoftphonePanelVisible: Ask;
  readonly setSoftphonePanelVisibility: Ask<{ readonly visible: boolean }>;
  readonly setSoftphonePanelWidth: Ask<{ readonly widthPX: number }>;
  readonly setSoftphonePanelHeight: Ask<{ readonly heightPX: number }>;
  readonly setSoftphoneItemLabel: Ask<{ readonly label: string }>;
}

/** A number that was pressed in Salesforce. */
interface ClickPayload {
  readonly number: string | number;
  readonly recordId?: string;
  readonly recordName?: string;
  readonly objectType?: string;
}

/** Where the agent has gone in Salesforce. */
interface PlacePayload {
  readonly recordId?: string;
}

/** How the pad is to be in Salesforce. */
export interface OpenCtiOptions {
  /** `sforce.opencti` by default, which the script of Salesforce has put there. */
  readonly api?: OpenCti;
  /** The name in the utility bar; with the number of offers behind it while some wait. */
  readonly label?: string;
  /** The size of the panel in pixels: 200 to 1,920, and 240 to 2,560. */
  readonly width?: number;
  readonly height?: number;
  /** Further fields of the task that an interaction is written down as, or others in place of the usual ones. */
  readonly task?: (entry: CallLogEntry) => Readonly<Record<string, unknown>>;
}

/**
 * Connects a pad with Salesforce Open CTI for Lightning Experience: records open as screen pops, calls without one are
 * searched for by their number, numbers of Salesforce are called, interactions become tasks, and the panel comes to front
 * with an offer. A task has the id of the entry in `CallObject`: a task is written again only where Salesforce did not
 * answer. For Salesforce Classic, whose methods are others, use the frame.
 *
 * @returns the way to undo it
 */
export function connectOpenCti(element: PadElement, options: OpenCtiOptions = {}): () => void {
  const api = options.api ?? (globalThis as unknown as { sforce: { opencti: OpenCti } }).sforce.opencti;
  const { label = 'Contact pad' } = options;
  let inFront: string | undefined;
  let isOn = true;
  const { dial, stop } = bridge(element, {
    open: (record) => pop(api, record, inFront),
    search: (searchParams, { call }) => {
      const callType = api.CALL_TYPE[call?.direction === 'outbound' ? 'OUTBOUND' : 'INBOUND'];
      return asked(api.searchAndScreenPop, { searchParams, callType, deferred: false });
    },
    log: (entry) => asked(api.saveLog, { value: { ...taskOf(entry), ...options.task?.(entry) } }),
    callable: (isCallable) => {
      api[isCallable ? 'enableClickToDial' : 'disableClickToDial']({});
    },
    alert: (offers, isMore) => {
      if (isMore) show(api);
      api.setSoftphoneItemLabel({ label: offers > 0 ? `${label} (${offers})` : label });
    },
  });
  arrange(api, label, options);
  // Salesforce has no way to take a listener away.
  api.onClickToDial({
    listener: (payload) => {
      if (isOn) dial(String(payload.number), recordOf(payload));
    },
  });
  api.onNavigationChange({
    listener: ({ recordId }) => {
      inFront = recordId;
    },
  });
  return () => {
    isOn = false;
    stop();
    api.disableClickToDial({});
  };
}

function arrange(api: OpenCti, label: string, { width, height }: OpenCtiOptions): void {
  api.setSoftphoneItemLabel({ label });
  if (width !== undefined) api.setSoftphonePanelWidth({ widthPX: width });
  if (height !== undefined) api.setSoftphonePanelHeight({ heightPX: height });
}

/** The record of a number that was pressed. */
function recordOf({ recordId, recordName, objectType }: ClickPayload): RecordLink | undefined {
  if (!recordId) return undefined;
  const type = objectType ? { type: objectType } : {};
  return { url: `/${recordId}`, label: recordName ?? recordId, id: recordId, ...type };
}

/** Asks Salesforce; rejects where it did not do it. */
function asked<T>(method: Ask<T>, args: T): Promise<unknown> {
  return new Promise((resolve, reject) => {
    method({
      ...args,
      callback: ({ success, returnValue, errors }) => {
        if (success) resolve(returnValue);
        else reject(new Error(JSON.stringify(errors) || 'refused'));
      },
    });
  });
}

/** An id of Salesforce: 15 characters, or 18 with its check. */
const SALESFORCE_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** What Salesforce shows: a record by its id, or a page of its own by a relative address. */
function pop(
  api: OpenCti,
  { id, url }: RecordLink,
  inFront: string | undefined,
): Promise<boolean | undefined> {
  const isPopped = (type: unknown, params: object): Promise<boolean> =>
    asked(api.screenPop, { type, params }).then(
      () => true,
      () => false,
    );
  if (id && SALESFORCE_ID.test(id)) {
    if (id.slice(0, 15) === inFront?.slice(0, 15)) return Promise.resolve(true);
    return isPopped(api.SCREENPOP_TYPE.SOBJECT, { recordId: id });
  }
  // `//host` would be somebody else's.
  if (/^\/(?![/\\])/.test(url)) return isPopped(api.SCREENPOP_TYPE.URL, { url });
  return Promise.resolve(undefined);
}

/** The panel comes to front; one that is there already stays as it is. */
function show(api: OpenCti): void {
  api.isSoftphonePanelVisible({
    callback: ({ success, returnValue }) => {
      const { visible } = (returnValue ?? {}) as { visible?: boolean };
      if (!success || !visible) api.setSoftphonePanelVisibility({ visible: true });
    },
  });
}

/** A completed call as Salesforce keeps it. */
function taskOf(entry: CallLogEntry): Readonly<Record<string, unknown>> {
  const { id, subject, direction, answer, end, done, disposition, note, record } = entry;
  const about = record?.id && SALESFORCE_ID.test(record.id) ? record.id : undefined;
  // Contacts and leads are people, everything else is a thing.
  const related = about && (/^(?:003|00Q)/.test(about) ? { WhoId: about } : { WhatId: about });
  return {
    entityApiName: 'Task',
    Subject: subject,
    Status: 'Completed',
    TaskSubtype: 'Call',
    CallType: direction === 'outbound' ? 'Outbound' : 'Inbound',
    CallObject: id,
    CallDurationInSeconds: Math.round(answer === undefined ? 0 : (end - answer) / 1000),
    ActivityDate: new Date(done).toISOString().slice(0, 10),
    ...(disposition ? { CallDisposition: disposition.label } : {}),
    ...(note ? { Description: note } : {}),
    ...related,
  };
}
