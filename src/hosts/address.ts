import type { Interaction } from '../core/index.js';

/** The number or address of the other side. */
export function addressOf({ call, contact }: Interaction): string | undefined {
  return (call?.direction === 'outbound' ? call.dnis : call?.ani) ?? contact?.address;
}
