import { commandLife } from '../core/index.js';
import type { Pad, RecordLink } from '../core/index.js';
import { canCall, dial } from './dial.js';

/** What on the page can be called, and about which record. */
export interface ClickToDialOptions {
  /** What is a number to call: links with `tel:` and elements with `data-pad-number`, unless told otherwise. */
  readonly selector?: string;
  /** The record that the call is about; by default what stands in `data-record-url`, `-label`, `-type` and `-id`. */
  readonly record?: RecordOf;
}

type RecordOf = (element: HTMLElement) => RecordLink | undefined;

const SELECTOR = 'a[href^="tel:" i], [data-pad-number]';
/** What a browser turns Enter into a click on by itself. */
const NATIVE = 'a[href], area[href], button, input, select, summary, textarea';

/**
 * Turns telephone numbers of the page into calls of the pad: a click, or Enter and the space bar on what can have the
 * focus, sends `call` with the number and its record. It does so only while the backend can be reached and allows calls
 * (`agent.can.call`); else a link does what links do. Clicks that the page has handled, and those with a modifier key, are
 * left alone. While one call is asked for, no other is.
 *
 * A number is untrusted: digits with an optional `+` in front, at most 32; anything else, such as a service code with `*`
 * and `#`, is not called. What fails is told by an event `pad-error` on the element, which bubbles: `detail` has `source`
 * (`host`), `code`, `message` and `commandId`.
 *
 * @param root where the numbers are; what is added to it later counts, open shadow trees too
 * @returns the way to undo it
 */
export function clickToDial(
  pad: Pad,
  root: Document | ShadowRoot | HTMLElement = document,
  { selector = SELECTOR, record = markedRecord }: ClickToDialOptions = {},
): () => void {
  const press = (event: Event, element: HTMLElement): void => {
    if (!canCall(pad)) return;
    event.preventDefault();
    if (commandLife(pad.state, 'call')?.phase === 'pending') return;
    void dial(pad, element, () => ({ number: numberOf(element), record: record(element) }));
  };
  const onClick = (event: Event): void => {
    const element = numberAt(event, root, selector);
    if (element && isPlain(event as MouseEvent)) press(event, element);
  };
  const onKey = (event: Event): void => {
    const { key, repeat } = event as KeyboardEvent;
    const element = numberAt(event, root, selector);
    const isPress = (key === 'Enter' || key === ' ') && !repeat && isPlain(event as KeyboardEvent);
    if (element && isPress && event.composedPath()[0] === element && !element.matches(NATIVE))
      press(event, element);
  };
  root.addEventListener('click', onClick);
  root.addEventListener('keydown', onKey);
  return () => {
    root.removeEventListener('click', onClick);
    root.removeEventListener('keydown', onKey);
  };
}

/** What is marked, linked (RFC 3966) or else written there. */
function numberOf(element: HTMLElement): string {
  const [, linked] = /^tel:(.*)/i.exec(element.getAttribute('href') ?? '') ?? [];
  const written = [element.dataset.padNumber, linked].find(Boolean) ?? element.textContent;
  return decoded(written.split(';')[0] ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The record that the element is marked with; only http and https are passed on. */
function markedRecord({ dataset, textContent }: HTMLElement): RecordLink | undefined {
  const { recordUrl: url, recordLabel, recordType: type, recordId: id } = dataset;
  if (!url || !URL.canParse(url, document.baseURI)) return undefined;
  const { protocol } = new URL(url, document.baseURI);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const label = recordLabel ?? textContent.trim();
  return { url, label, ...(type ? { type } : {}), ...(id ? { id } : {}) };
}

/** The number that was pressed: the innermost inside the root. */
function numberAt(event: Event, root: EventTarget, selector: string): HTMLElement | undefined {
  if (event.defaultPrevented) return undefined;
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(root));
  return inside.find((one): one is HTMLElement => one instanceof HTMLElement && one.matches(selector));
}

function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent | KeyboardEvent): boolean {
  return !(altKey || ctrlKey || metaKey || shiftKey);
}
