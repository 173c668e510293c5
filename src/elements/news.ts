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
  const { source, commandId } = change;
  const told = commandId === undefined ? { source } : { source, commandId };
  const name = `pad-${change.type}`;
  if ('link' in change) return new PadLinkEvent(name, { ...told, link: change.link });
  if ('agent' in change) return new PadAgentEvent(name, { ...told, agent: change.agent });
  if ('notice' in change) return new PadNoticeEvent(name, { ...told, notice: change.notice });
  const { interaction } = change;
  if (interaction === undefined || change.type === 'interaction-selected')
    return new PadSelectedEvent(name, { ...told, interaction });
  return new PadInteractionEvent(name, { ...told, interaction });
}
