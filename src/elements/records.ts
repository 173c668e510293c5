import type { ReactiveControllerHost } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import type { Interaction, RecordLink } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { PadErrorEvent, PadRecordOpenEvent, type Told } from './events.js';
import { whyUnopened, type FindRecords, type FoundRecord, type Unopened } from './found-records.js';
import type * as Search from './record-search.js';
import { safeUrl } from './safe-url.js';

/** What has records to open. */
interface Host extends EventTarget, ReactiveControllerHost {
  readonly findRecords: FindRecords | undefined;
}

/**
 * Shows the records of interactions. The page is asked first (`pad-record-open`); if it does not take the record, an
 * http(s) address opens in a window of its own, one per record, which comes to front when it is asked for again. What came
 * without a record is looked for where the page can find it.
 */
export class RecordOpener {
  unopened: Unopened = {};
  readonly #host: Host;
  readonly #announcer: Pick<Announcer, 'say'>;
  readonly #load: () => Promise<typeof Search | undefined>;
  readonly #windows = new Map<string, Window>();
  /** Aborts when the agent wants to see something else. */
  #flight = new AbortController();

  /**
   * @param host sends the events, and renders when `unopened` changed
   * @param announcer reads out what became of a record
   * @param load gets what looks for records
   */
  constructor(host: Host, announcer: Pick<Announcer, 'say'>, load: () => Promise<typeof Search | undefined>) {
    this.#host = host;
    this.#announcer = announcer;
    this.#load = load;
  }

  /** Opens the record of an interaction, if it has one or one can be found. */
  open(told: Told, interaction: Interaction | undefined, i18n: I18n): void {
    const signal = this.#begin();
    if (!interaction) return;
    const { id: interactionId, record, parent, medium } = interaction;
    const { findRecords } = this.#host;
    if (record) this.show({ ...told, record, interactionId }, i18n);
    else if (findRecords && !parent && medium !== 'im')
      void this.#load().then((part) => {
        if (!signal.aborted) void part?.search(this, { interaction, told, i18n, signal, findRecords });
      });
  }

  /** Opens what the agent chose of several. */
  choose(interaction: string, record: FoundRecord, i18n: I18n): void {
    void this.#load().then((part) => {
      part?.choose(this, interaction, record, i18n);
    });
  }

  /** Opens that record of an interaction. */
  show(detail: Told & { record: FoundRecord; interactionId: string }, i18n: I18n): void {
    const signal = this.#begin();
    const event = new PadRecordOpenEvent(detail);
    this.#host.dispatchEvent(event);
    if (event.waits.length === 0) this.#follow(event, [], i18n);
    else
      void Promise.all(event.waits)
        .catch(() => [false])
        .then((answers) => {
          if (!signal.aborted) this.#follow(event, answers, i18n);
        });
  }

  /** Reads it out. */
  say(text: string): void {
    this.#announcer.say({ text, urgent: false });
  }

  /** Says how it stands with the record of an interaction. */
  set(interactionId: string, unopened: Unopened[string]): void {
    this.unopened = { ...this.unopened, [interactionId]: unopened };
    this.#host.requestUpdate();
  }

  #begin(): AbortSignal {
    this.#flight.abort();
    this.#flight = new AbortController();
    return this.#flight.signal;
  }

  /** Does what the page has decided. */
  #follow({ detail, defaultPrevented }: PadRecordOpenEvent, answers: readonly unknown[], { m }: I18n): void {
    const { record, interactionId } = detail;
    const isKept = answers.includes(false);
    const isShown = !isKept && (defaultPrevented || answers.includes(true) || this.#show(record));
    const why = isShown ? undefined : isKept ? 'recordKept' : 'recordBlocked';
    const was = this.unopened[interactionId];
    if (why !== whyUnopened(was)) this.set(interactionId, typeof was === 'object' ? { ...was, why } : why);
    if (why) this.say(m[why]);
    const code = 'POPUP_BLOCKED';
    if (why === 'recordBlocked')
      this.#host.dispatchEvent(new PadErrorEvent({ ...detail, code, message: m.errors[code] }));
  }

  /** False when the browser blocked the window. Anything but http(s) is never opened. */
  #show(record: RecordLink): boolean {
    const href = safeUrl(record.url);
    if (!href) return true;
    const name = `contact-pad-record:${record.type ?? ''}:${record.id ?? href}`;
    const known = this.#windows.get(name);
    if (known && !known.closed) {
      known.focus();
      return true;
    }
    const opened = window.open(href, name);
    if (!opened) return false;
    removeOpener(opened);
    this.#windows.set(name, opened);
    return true;
  }
}

/** `noopener` would hide whether the window was blocked, so the way back is cut by hand. */
function removeOpener(opened: Window): void {
  try {
    opened.opener = null;
  } catch {
    // A window of that name was open already and shows another site: its opener was removed when it was new.
  }
}
