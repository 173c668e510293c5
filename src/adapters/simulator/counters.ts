import type { Counters, Counts, Medium, Timestamp } from '../../core/index.js';
import { hasPeer, sameContact } from './holdings.js';
import { knownPerson } from './people.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldState } from './world-state.js';

const DAY_MS = 86_400_000;

/** Other work of the same contact: in progress without voice (T10), and of the last days (WI-24 to WI-31). */
export function countersOf(state: WorldState, now: Timestamp, one: WorldInteraction): Counters | undefined {
  if (!one.contact || hasPeer(one)) return undefined;
  const others = Object.values(state.interactions).filter(
    (other) => other !== one && !hasPeer(other) && sameContact(one, other),
  );
  const inProgress = countsOf(others.filter(({ phase, medium }) => phase !== 'ended' && medium !== 'voice'));
  const days = state.recentDays;
  if (days === 0) return { inProgress };
  const person = knownPerson(state.people, one.contact);
  const past = state.past.filter(({ contact }) => contact === person?.id);
  const recent = [...others, ...past].filter(({ createdAt }) => createdAt > now - days * DAY_MS);
  return { inProgress, recent: { days, counts: countsOf(recent) } };
}

function countsOf(interactions: readonly { readonly medium: Medium }[]): Counts {
  const counts: Partial<Record<Medium, number>> = {};
  for (const { medium } of interactions) counts[medium] = (counts[medium] ?? 0) + 1;
  return counts;
}
