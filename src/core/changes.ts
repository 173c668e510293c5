import { byId, indexed } from './lists.js';
import { lifeOf } from './lives.js';
import type { Agent, Interaction, Link, Notice, Phase } from './model.js';
import { selectedInteraction } from './selectors.js';
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
  for (const { link } of Object.values(sources))
    if (link !== previous.sources[link.source]?.link) news.push({ type: 'link', link });
  if (agent && isNew(previous.agent, agent)) news.push({ type: 'agent', agent });
  if (previous.interactions !== next.interactions) news.push(...interactionNews(previous, next, restored));
  if (previous.selected !== selected && !restored)
    news.push({ type: 'interaction-selected', interaction: selectedInteraction(next) });
  if (previous.notices !== next.notices)
    for (const notice of next.notices)
      if (!byId(previous.notices, notice.id)) news.push({ type: 'notice', notice });
  return news.map((one) => ({ ...one, ...told }));
}

function origin(previous: PadState, { cause }: PadState): Told {
  const life = lifeOf(previous, cause.by);
  if (life) return { source: 'agent', commandId: life.command.id };
  return { source: cause.type === 'local' ? 'agent' : 'backend' };
}

function isNew(before: Agent | undefined, { id, state, reason, intended }: Agent): boolean {
  return (
    before?.state !== state ||
    before.reason !== reason ||
    before.id !== id ||
    before.intended?.state !== intended?.state ||
    before.intended?.reason !== intended?.reason
  );
}

function interactionNews(previous: PadState, next: PadState, restored: boolean): News[] {
  const { interactions: held } = previous;
  const before = finder(held);
  const after = finder(next.interactions);
  const news: News[] = [];
  const tell = (step: InteractionStep | undefined, interaction: Interaction): void => {
    if (step) news.push({ type: `interaction-${step}`, interaction });
  };
  next.interactions.forEach((one, index) => {
    if (one !== held[index]) tell(stepOf(before(one.id, index), one, restored), one);
  });
  if (previous.gone === next.gone) return news;
  held.forEach((one, index) => {
    if (after(one.id, index)) return;
    const last = byId(next.gone, one.id) ?? one;
    tell(lastStep(last), last);
  });
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
  return restored && sameContent(was, now) ? undefined : 'changed';
}

/** A snapshot gives every entity a new revision; that alone is no news. */
function sameContent(a: Interaction, b: Interaction): boolean {
  return JSON.stringify({ ...a, revision: b.revision }) === JSON.stringify(b);
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

/** Finds by id, first at the place where it probably still stands: one change among a thousand costs no index. */
function finder(list: readonly Interaction[]): (id: string, place: number) => Interaction | undefined {
  let index: Map<string, Interaction> | undefined;
  return (id, place) => {
    const one = list[place];
    return one?.id === id ? one : (index ??= indexed(list)).get(id);
  };
}
