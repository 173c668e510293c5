import type { Agent, Interaction, Link, Notice, Outcome } from './model.js';
import { byId, selectedInteraction } from './selectors.js';
import type { PadState } from './state.js';

/** What every change tells: where it came from, and the command that caused it where there is one. */
interface Told {
  /** `agent`: a command of this pad, or the agent's hand; `backend`: anything else. */
  readonly source: 'agent' | 'backend';
  readonly commandId?: string;
}

/** The steps in the life of an interaction that a host page hears of, each told once. */
export type InteractionStep =
  'offered' | 'accepted' | 'rejected' | 'redirected' | 'changed' | 'done' | 'transferred' | 'restored';

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
  const news = [
    ...linkNews(previous, next),
    ...agentNews(previous, next),
    ...interactionNews(previous, next),
  ];
  if (previous.selected !== next.selected && next.cause.type !== 'snapshot') {
    news.push({ type: 'interaction-selected', interaction: selectedInteraction(next) });
  }
  return [...news, ...noticeNews(previous, next)].map((one) => ({ ...one, ...told }));
}

function origin(previous: PadState, next: PadState): Told {
  if (next.cause.type === 'local') return { source: 'agent' };
  const commandId = next.cause.by.find((id) => previous.commands.some(({ command }) => command.id === id));
  return commandId === undefined ? { source: 'backend' } : { source: 'agent', commandId };
}

function linkNews(previous: PadState, next: PadState): News[] {
  if (previous.sources === next.sources) return [];
  return Object.values(next.sources).flatMap(({ link }) => {
    const before = previous.sources[link.source]?.link;
    return before?.state === link.state && before.error === link.error
      ? []
      : [{ type: 'link', link } as const];
  });
}

function agentNews(previous: PadState, { agent }: PadState): News[] {
  const before = previous.agent;
  if (!agent || agent === before) return [];
  const same = before?.state === agent.state && before.reason === agent.reason && before.id === agent.id;
  return same ? [] : [{ type: 'agent', agent }];
}

function interactionNews(previous: PadState, next: PadState): News[] {
  if (previous.interactions === next.interactions) return [];
  const restored = next.cause.type === 'snapshot';
  const news: News[] = [];
  const before = finder(previous.interactions);
  next.interactions.forEach((interaction, index) => {
    if (interaction === previous.interactions[index]) return;
    const was = before(interaction.id, index);
    const step = was === interaction ? undefined : stepOf(was, interaction, restored);
    if (step) news.push({ type: `interaction-${step}`, interaction });
  });
  return [...news, ...departures(previous, next)];
}

function stepOf(
  was: Interaction | undefined,
  now: Interaction,
  restored: boolean,
): InteractionStep | undefined {
  const step = now.phase === 'connected' ? 'accepted' : 'offered';
  if (!was) return restored ? 'restored' : step;
  if (was.phase !== now.phase) return step;
  return restored && sameContent(was, now) ? undefined : 'changed';
}

/** A snapshot gives every entity a new revision; that alone is no news. */
function sameContent(a: Interaction, b: Interaction): boolean {
  return JSON.stringify({ ...a, revision: b.revision }) === JSON.stringify(b);
}

function departures(previous: PadState, next: PadState): News[] {
  if (previous.gone === next.gone) return [];
  const after = finder(next.interactions);
  return previous.interactions.flatMap((one, index) => {
    if (after(one.id, index)) return [];
    const interaction = byId(next.gone, one.id) ?? one;
    return [{ type: `interaction-${lastStep(interaction.outcome)}`, interaction } as const];
  });
}

/** Whatever was not the agent's doing has gone elsewhere: redirected, requeued, withdrawn. */
function lastStep(outcome: Outcome | undefined): InteractionStep {
  return outcome === 'done' || outcome === 'rejected' || outcome === 'transferred' ? outcome : 'redirected';
}

/** Finds by id, first at the place where it probably still stands: one change among a thousand costs no index. */
function finder(list: readonly Interaction[]): (id: string, index: number) => Interaction | undefined {
  let index: Map<string, Interaction> | undefined;
  return (id, place) => {
    if (list[place]?.id === id) return list[place];
    index ??= new Map(list.map((one) => [one.id, one]));
    return index.get(id);
  };
}

function noticeNews(previous: PadState, next: PadState): News[] {
  if (previous.notices === next.notices) return [];
  const fresh = next.notices.filter(({ id }) => !byId(previous.notices, id));
  return fresh.map((notice) => ({ type: 'notice', notice }));
}
