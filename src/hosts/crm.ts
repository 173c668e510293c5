import type { CallLogEntry } from '../call-log/index.js';
import type { Interaction, Pad, RecordLink } from '../core/index.js';
import type { FindRecords } from '../elements/found-records.js';
import { addressOf } from './address.js';
import { canCall, dial } from './dial.js';

/** What a bridge needs of `<contact-pad>`. */
export type PadElement = HTMLElement & {
  readonly pad: Pad | undefined;
  readonly findRecords?: FindRecords | undefined;
};

/** What a CRM system does for the pad: the inner interface of the bridges. */
export interface Crm {
  /**
   * Shows a record. `true`: it is shown; `false`: the system keeps what it shows, which the pad says; nothing: the record is
   * none of its own, and the pad opens it.
   */
  open(record: RecordLink): Promise<boolean | undefined>;
  /** Looks for whom a call is with, where no record came with it and the page finds none, and shows who was found. */
  search?(number: string, call: Interaction): Promise<unknown>;
  /** Writes an interaction down; where it rejects it is tried again, under the same id. Nothing: it keeps no such one. */
  log(entry: CallLogEntry): Promise<unknown> | undefined;
  /** Another number of offers waits for the agent's answer; `isMore` than before. */
  alert?(offers: number, isMore: boolean): void;
  /** Whether numbers of the system can be called now; told when it changes. */
  callable?(isCallable: boolean): void;
  /** A step of an interaction, for a system that follows calls. */
  step?(name: string, interaction: Interaction): void;
  /** The agent, when something about them changed. */
  agent?(pad: Pad): void;
}

/** A bridge as the CRM's side of it uses it. */
export interface Bridge {
  /** The agent pressed a number in the CRM. What fails is told by `pad-error` on the element. */
  readonly dial: (number: string, record?: RecordLink) => void;
  readonly stop: () => void;
}

/** How long a system may take to write something down, in milliseconds; it is tried again when the pad tells it again. */
const LOG_MS = 30_000;

/** What a telephone number is made of; an address of e-mail is none. */
const NUMBER = /^\+?[\d\s().-]+$/;

/** Connects an element with a CRM system. */
export function bridge(element: PadElement, crm: Crm): Bridge {
  const refresh = refresher(element, crm);
  const onStep = (event: Event): void => {
    const { interaction } = (event as CustomEvent<{ readonly interaction: Interaction }>).detail;
    crm.step?.(event.type.replace('pad-interaction-', ''), interaction);
    if (event.type === 'pad-interaction-accepted' && !element.findRecords) search(crm, interaction);
    refresh();
  };
  /** What was found for interactions, which the backend does not know. */
  const opened = new Map<string, RecordLink>();
  const onRecord = (event: HTMLElementEventMap['pad-record-open']): void => {
    opened.set(event.detail.interactionId, event.detail.record);
    event.waitFor(crm.open(event.detail.record).catch(() => undefined));
  };
  const heard = new AbortController();
  const { signal } = heard;
  element.addEventListener('pad-record-open', onRecord, { signal });
  element.addEventListener('pad-call-log', logger(crm, opened), { signal });
  for (const step of STEPS) element.addEventListener(`pad-interaction-${step}`, onStep, { signal });
  for (const name of ['pad-ready', 'pad-agent', 'pad-link'])
    element.addEventListener(name, refresh, { signal });
  refresh();
  return {
    dial: (number, record) => {
      if (element.pad) void dial(element.pad, element, () => ({ number, record }));
    },
    stop: () => {
      heard.abort();
    },
  };
}

/** Tells the system how things are, after each change. */
function refresher(element: PadElement, crm: Crm): () => void {
  let isCallable: boolean | undefined;
  let offered = 0;
  return () => {
    const { pad } = element;
    if (!pad) return;
    if (canCall(pad) !== isCallable) {
      isCallable = canCall(pad);
      crm.callable?.(isCallable);
    }
    crm.agent?.(pad);
    const before = offered;
    offered = pad.state.interactions.filter(({ phase }) => phase === 'offered').length;
    if (offered !== before) crm.alert?.(offered, offered > before);
  };
}

/** Has entries written down, each once at a time. Told again each minute until accepted: what fails is asked for again. */
function logger(
  crm: Crm,
  opened: Map<string, RecordLink>,
): (event: HTMLElementEventMap['pad-call-log']) => void {
  const logging = new Set<string>();
  return ({ detail, accept }) => {
    if (logging.has(detail.id)) return;
    const record = detail.record ?? opened.get(detail.interactionId);
    const written = crm.log(record ? { ...detail, record } : detail);
    if (!written) return;
    logging.add(detail.id);
    void inTime(written)
      .then(() => {
        opened.delete(detail.interactionId);
        accept();
      })
      .catch(() => undefined)
      .finally(() => logging.delete(detail.id));
  };
}

const STEPS = [
  ...['offered', 'accepted', 'rejected', 'redirected', 'changed'],
  ...['released', 'done', 'transferred', 'restored'],
];

/** A call whose record nobody knows is looked for by its number (MI-10). */
function search(crm: Crm, one: Interaction): void {
  const { record, parent } = one;
  const number = addressOf(one);
  if (record || parent || !number || !NUMBER.test(number)) return;
  void crm.search?.(number, one).catch(() => undefined);
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, LOG_MS, new Error('no answer'));
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
