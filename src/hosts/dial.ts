import { PadError, isUp, randomId } from '../core/index.js';
import type { Pad, RecordLink } from '../core/index.js';

/** Whether the backend can be reached and allows calls. */
export function canCall({ state }: Pad): boolean {
  return state.agent?.can.call === true && isUp(state, state.agent.source);
}

/** A telephone number without what stands between its digits. Throws a `PadError` `INVALID` for anything else. */
export function telephoneNumber(written: string): string {
  const number = written.replace(/[\s().\u2010-\u2015/-]/g, '');
  if (!/^\+?\d{1,32}$/.test(number)) throw new PadError('INVALID', 'this is no telephone number');
  return number;
}

/**
 * Calls a number that the page says, about its record. What fails is told by `pad-error` on `teller`, with the source
 * `host`.
 */
export async function dial(
  pad: Pad,
  teller: EventTarget,
  about: () => { readonly number: string; readonly record?: RecordLink | undefined },
): Promise<void> {
  const id = randomId();
  try {
    const { number, record } = about();
    await pad.send({ type: 'call', id, number: telephoneNumber(number), ...(record ? { record } : {}) });
  } catch (thrown) {
    const { code, message } = PadError.from(thrown);
    const detail = { source: 'host', code, message, commandId: id };
    teller.dispatchEvent(new CustomEvent('pad-error', { bubbles: true, composed: true, detail }));
  }
}
