import type { ReactiveControllerHost } from 'lit';
import type { Interaction, RecordLink } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { PadErrorEvent, PadRecordOpenEvent, type Told } from './events.js';
import { safeUrl } from './safe-url.js';

/** Whose record was not opened, and which words say why. */
export type Unopened = Readonly<Record<string, 'recordBlocked' | 'recordKept' | undefined>>;

/**
 * Shows the records of interactions. The page is asked first (`pad-record-open`); if it does not take the record, an
 * http(s) address opens in a window of its own, one per record, which comes to front when it is asked for again.
 */
export class RecordOpener {
  /** By the ids of interactions. */
  unopened: Unopened = {};
  readonly #host: EventTarget & ReactiveControllerHost;
  readonly #say: (text: string) => void;
  readonly #windows = new Map<string, Window>();
  #asked: PadRecordOpenEvent | undefined;

  /**
   * @param host sends the events, and renders when `unopened` changed
   * @param say reads out why a record was not opened
   */
  constructor(host: EventTarget & ReactiveControllerHost, say: (text: string) => void) {
    this.#host = host;
    this.#say = say;
  }

  /** Opens the record of an interaction, if it has one. */
  open(told: Told, interaction: Interaction | undefined, i18n: I18n): void {
    const { record, id: interactionId } = interaction ?? {};
    if (!record || !interactionId) return;
    const event = new PadRecordOpenEvent({ ...told, record, interactionId });
    this.#asked = event;
    this.#host.dispatchEvent(event);
    if (event.waits.length === 0) this.#follow(event, [], i18n);
    else
      void Promise.all(event.waits)
        .catch(() => [false])
        .then((answers) => {
          // Whoever chose another record meanwhile wants to see that one.
          if (event === this.#asked) this.#follow(event, answers, i18n);
        });
  }

  /** Does what the page has decided. */
  #follow({ detail, defaultPrevented }: PadRecordOpenEvent, answers: readonly unknown[], { m }: I18n): void {
    const { record, interactionId } = detail;
    const isKept = answers.includes(false);
    const isShown = !isKept && (defaultPrevented || answers.includes(true) || this.#show(record));
    const why = isShown ? undefined : isKept ? 'recordKept' : 'recordBlocked';
    if (why !== this.unopened[interactionId]) {
      this.unopened = { ...this.unopened, [interactionId]: why };
      this.#host.requestUpdate();
    }
    if (why) this.#say(m[why]);
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
