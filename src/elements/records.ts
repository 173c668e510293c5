import type { RecordLink } from '../core/index.js';
import { safeUrl } from './links.js';

/** The windows that the pad has opened for records: one per record, brought to front when asked for again. */
export class RecordWindows {
  readonly #open = new Map<string, Window>();

  /** Shows a record. `blocked`: the browser did not allow the window; `refused`: not an http(s) address. */
  show(record: RecordLink): 'shown' | 'blocked' | 'refused' {
    const href = safeUrl(record.url);
    if (!href) return 'refused';
    const name = `contact-pad-record:${record.type ?? ''}:${record.id ?? href}`;
    const known = this.#open.get(name);
    if (known && !known.closed) {
      known.focus();
      return 'shown';
    }
    const opened = window.open(href, name);
    if (!opened) return 'blocked';
    removeOpener(opened);
    this.#open.set(name, opened);
    return 'shown';
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
