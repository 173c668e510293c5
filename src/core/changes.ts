import { byId, isSame } from './lists.js';
import { lifeOf } from './lives.js';
import type { Agent, Interaction, Link, Notice, Phase } from './model.js';
import { interactionOf, selectedInteraction, touched } from './selectors.js';
import type { PadState } from './state.js';

/** What every change tells: where it came from, and the command that caused it where there is one. */
interface Told {
  /** `agent`: a command of this pad, or the agent's hand; `backend`: anything else. */
  readonly source: 'agent' | 'backend';
  readonly commandId?: string;
}

/** The steps in the life of an interaction that a host page hears of, each told once. */
export type InteractionStep =
  | 'offered'
  | 'accepted'
  | 'rejected'
  | 'redirected'
  | 'changed'
  | 'released'
  | 'done'
  | 'transferred'
  | 'restored';

/** One difference between two states, as news. */
export type News =
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'agent'; readonly agent: Agent }
  | { readonly type: `interaction-${InteractionStep}`; readonly interaction: Interaction }
  | { readonly type: 'interaction-selected'; readonly interaction: Interaction | undefined }
  | { readonly type: 'notice'; readonly notice: Notice };

/** News with its origin. DOM events, announcements and sounds are made of these. */
export type Change = News & Told;

/** What is new in `next`. Pure: the cause that the state carries tells a snapshot from news. */
export function changes(previous: PadState, next: PadState): readonly Change[] {
  const told = origin(previous, next);
  const restored = next.cause.type === 'snapshot';
  const { agent, selected, sources } = next;
  const news: News[] = [];
  // With most facts no link changes, and they come by the hundred.
  for (const { link } of sources === previous.sources ? [] : Object.values(sources))
    if (link.state !== previous.sources[link.source]?.link.state) news.push({ type: 'link', link });
  if (agent !== previous.agent && agent && !isSame(shownOf(previous.agent), shownOf(agent)))
    news.push({ type: 'agent', agent });
  if (previous.interactions !== next.interactions) news.push(...interactionNews(previous, next, restored));
  if (previous.selected !== selected && !restored)
    news.push({ type: 'interaction-selected', interaction: selectedInteraction(next) });
  if (previous.notices !== next.notices)
    for (const notice of next.notices)
      if (!byId(previous.notices, notice.id)) news.push({ type: 'notice', notice });
  return news.map((one) => Object.assign(one, told));
}

function origin(previous: PadState, { cause }: PadState): Told {
  const life = lifeOf(previous, cause.by);
  const source = life || cause.type === 'local' ? 'agent' : 'backend';
  return { source, ...(life && { commandId: life.command.id }) };
}

/** What of an agent is news; capacity, permissions and the like are not. */
function shownOf(agent: Agent | undefined): unknown {
  return [agent?.id, agent?.state, agent?.reason, agent?.intended];
}

function interactionNews(previous: PadState, next: PadState, restored: boolean): News[] {
  const news: News[] = [];
  const tell = (step: InteractionStep | undefined, interaction: Interaction): void => {
    if (step) news.push({ type: `interaction-${step}`, interaction });
  };
  for (const one of touched(next, next.cause))
    tell(stepOf(interactionOf(previous, one.id), one, restored), one);
  for (const one of touched(previous, next.cause))
    if (!interactionOf(next, one.id)) {
      const last = byId(next.gone, one.id) ?? one;
      tell(lastStep(last), last);
    }
  return news;
}

function stepOf(
  was: Interaction | undefined,
  now: Interaction,
  restored: boolean,
): InteractionStep | undefined {
  if (was === now) return undefined;
  if (!was && restored) return 'restored';
  if (was?.phase !== now.phase) return stepInto(now.phase, was?.phase);
  // A snapshot gives every entity a new revision; that alone is no news.
  return restored && isSame({ ...was, revision: now.revision }, now) ? undefined : 'changed';
}

/** Talk that begins is an acceptance, talk that ends a release; hold and workbin are changes on the way. */
function stepInto(phase: Phase, from: Phase | undefined): InteractionStep {
  if (phase === 'wrap') return 'released';
  if (phase === 'offered') return phase;
  return phase === 'connected' && from !== 'held' && from !== 'parked' ? 'accepted' : 'changed';
}

/** A consult is released whatever ended it. Else what was not the agent's doing has gone elsewhere. */
function lastStep({ outcome, parent }: Interaction): InteractionStep {
  if (parent || outcome === 'released') return 'released';
  return outcome === 'done' || outcome === 'rejected' || outcome === 'transferred' ? outcome : 'redirected';
}
