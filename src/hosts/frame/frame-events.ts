import type { ErrorCode } from '../../core/index.js';
import type { FrameState } from './host-line.js';
import type { Fields, PadEventName, Verdict } from './messages.js';

/** An event of the pad in a frame, fired again on the frame: what the element's own event of that name has. */
export class FrameEvent extends CustomEvent<Fields> {
  /** What the page asked to wait for. */
  readonly waits: Promise<unknown>[] = [];
  /** Of `pad-call-log`: it is written down, and need not be told again. */
  readonly accept: () => void;

  constructor(type: PadEventName | 'frame-state', detail: Fields, cancelable: boolean, accept: () => void) {
    super(type, { bubbles: true, composed: true, cancelable, detail });
    this.accept = accept;
  }

  /** Of `pad-command` and `pad-record-open`, as the element's own. */
  waitFor(promise: Promise<unknown>): void {
    this.waits.push(promise);
  }
}

/** What the page has decided about an event, once all that it waits for is there. */
export async function verdictOf({ type, waits, defaultPrevented }: FrameEvent): Promise<Verdict> {
  const isRecord = type === 'pad-record-open';
  const prevented = isRecord ? 'taken' : 'stop';
  try {
    const answers = await Promise.all(waits);
    if (isRecord && answers.includes(false)) return 'stop';
    return defaultPrevented || (isRecord && answers.includes(true)) ? prevented : 'go';
  } catch {
    return 'stop';
  }
}

/** `frame-state`: how the tie to the frame stands, and in words what is missing. */
export type FrameStateEvent = CustomEvent<{
  readonly source: 'host';
  readonly state: FrameState;
  readonly code?: ErrorCode;
  readonly message?: string;
}>;

declare global {
  interface HTMLElementEventMap {
    'frame-state': FrameStateEvent;
  }
}
