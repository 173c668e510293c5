import { interactionOf } from './holdings.js';
import { newId } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';

/** What a colleague has to see of what they are asked about. */
type Subject = Pick<WorldInteraction, 'subject' | 'priority' | 'contact' | 'record' | 'data' | 'attachments'>;

/** One side of what two agents have with each other, about something or nothing; nobody has been told of it. */
export function newLeg(
  turn: Turn,
  about: Subject | undefined,
  rest: Pick<WorldInteraction, 'medium'> & Partial<WorldInteraction>,
): WorldInteraction {
  const { subject = '', priority = 0, contact, record, data = {}, attachments = [] } = about ?? {};
  const leg: WorldInteraction = {
    id: newId(turn, rest.medium === 'im' ? 'im' : 'call'),
    phase: 'establishing',
    since: turn.now,
    createdAt: turn.now,
    pastOffers: [],
    declined: {},
    subject,
    priority,
    ...(contact ? { contact } : {}),
    ...(record ? { record } : {}),
    data: { ...data },
    attachments,
    ...rest,
  };
  turn.state.interactions[leg.id] = leg;
  return leg;
}

/** The leg at the other end, where that is an agent who still has it. */
export function otherLegOf(turn: Turn, leg: WorldInteraction): WorldInteraction | undefined {
  const other = interactionOf(turn.state, leg.otherLeg ?? '');
  return other?.phase === 'ended' ? undefined : other;
}
