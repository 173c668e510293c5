import type { ReactiveControllerHost } from 'lit';
import type { Interaction, RecordLink } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { PadErrorEvent, PadRecordOpenEvent, type Told } from './events.js';
import { safeUrl } from './safe-url.js';

/**
 * Shows the records of interactions. The page is asked first (`pad-record-open`); if it does not take the record, an
 * http(s) address opens in a window of its own, one per record, which comes to front when it is asked for again.
 */
export class RecordOpener {
  /** Ids of interactions whose window the browser blocked. */
  blocked: readonly string[] = [];
  readonly #host: EventTarget & ReactiveControllerHost;
  readonly #windows = new Map<string, Window>();

  /** @param host sends the events, and renders when `blocked` changed. */
  constructor(host: EventTarget & ReactiveControllerHost) {
    this.#host = host;
  }

  /** Opens the record of an interaction, if it has one. */
  open(told: Told, interaction: Interaction | undefined, { m }: I18n): void {
    const { record, id: interactionId } = interaction ?? {};
    if (!record || !interactionId) return;
    if (!this.#host.dispatchEvent(new PadRecordOpenEvent({ ...told, record, interactionId }))) return;
    const shown = this.#show(record);
    const others = this.blocked.filter((id) => id !== interactionId);
    this.blocked = shown ? others : [...others, interactionId];
    this.#host.requestUpdate();
    if (shown) return;
    const code = 'POPUP_BLOCKED';
    this.#host.dispatchEvent(new PadErrorEvent({ ...told, code, message: m.errors[code], interactionId }));
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
