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
  const { type, ...detail } = change;
  const name = `pad-${type}`;
  if ('link' in detail) return new PadLinkEvent(name, detail);
  if ('agent' in detail) return new PadAgentEvent(name, detail);
  if ('notice' in detail) return new PadNoticeEvent(name, detail);
  if (change.type === 'interaction-selected') return new PadSelectedEvent(name, detail);
  return new PadInteractionEvent(name, detail as ConstructorParameters<typeof PadInteractionEvent>[1]);
}
