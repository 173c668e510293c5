import type { Change } from '../core/index.js';
import {
  PadAgentEvent,
  PadInteractionEvent,
  PadLinkEvent,
  PadNoticeEvent,
  PadSelectedEvent,
} from './events.js';

/** The DOM event that tells the page of a change. */
export function eventOf(change: Change): Event {
  const { type, ...told } = change;
  const name = `pad-${type}`;
  if ('link' in told) return new PadLinkEvent(name, told);
  if ('agent' in told) return new PadAgentEvent(name, told);
  if ('notice' in told) return new PadNoticeEvent(name, told);
  const { interaction } = told;
  if (interaction === undefined || type === 'interaction-selected') return new PadSelectedEvent(name, told);
  return new PadInteractionEvent(name, { ...told, interaction });
}
