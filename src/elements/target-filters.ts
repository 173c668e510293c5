import { html, type TemplateResult } from 'lit';
import { PAGE_SIZE, type Find } from '../controllers/directory-pages.js';
import type { DirectoryPage, DirectoryQuery, PadState, Target, TargetKind } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { TargetMode } from './target-words.js';

/** Asks the backend for a page of its directory. Rejects with a `PadError`. */
export type DirectorySearch = (query: DirectoryQuery, signal: AbortSignal) => Promise<DirectoryPage>;

const FILTERS = ['all', 'agents', 'services', 'queues', 'favourites', 'recent'] as const;

/** Which part of the directory is shown. */
export type TargetFilter = (typeof FILTERS)[number];

const KINDS: Readonly<Partial<Record<TargetFilter, readonly TargetKind[]>>> = {
  agents: ['agent'],
  services: ['service', 'routing-point'],
  queues: ['queue'],
};

/** What the agent looks for. */
export interface Wanted {
  readonly text: string;
  readonly filter: TargetFilter;
  /** Only who is Available now. */
  readonly available: boolean;
  readonly mode: TargetMode;
  /** Id of the interaction. */
  readonly about: string;
}

type Question = Omit<DirectoryQuery, 'offset' | 'limit'>;

/** The way to find what is wanted: by pages, and all at once where a list of the agent's own decides. */
export function finder(search: DirectorySearch, wanted: Wanted, state: PadState): Find {
  const { text, filter, available, mode, about } = wanted;
  const kinds = KINDS[filter];
  const question: Question = {
    type: 'directory',
    search: text.trim(),
    about,
    action: mode,
    ...(kinds ? { kinds } : {}),
    ...(available ? { presences: ['available'] } : {}),
  };
  const ids = (list: PadState['recents']): string[] => list.map(({ id }) => id);
  if (filter === 'recent') {
    const recents = ids(state.recents);
    const place = (one: Target): number => recents.indexOf(one.id);
    return gathered(search, [own(question, recents)], (a, b) => place(a) - place(b));
  }
  if (filter === 'favourites') {
    const { compare } = new Intl.Collator(undefined, { sensitivity: 'base' });
    const questions = [own(question, ids(state.favourites)), { ...question, favourites: true }];
    return gathered(search, questions, (a, b) => compare(a.name, b.name));
  }
  return paged(search, question);
}

/** One page after another; who is named exactly may stand on a later one and is asked for by id. */
function paged(search: DirectorySearch, question: Question): Find {
  return async (offset, signal) => {
    const { exact, ...page } = await search({ ...question, offset, limit: PAGE_SIZE }, signal);
    if (exact === undefined) return page;
    const here = page.targets.find(({ id }) => id === exact);
    if (here) return { ...page, exact: here };
    const only = await search({ ...question, ids: [exact], offset: 0, limit: 1 }, signal);
    return { ...page, exact: only.targets[0] };
  };
}

function own(question: Question, ids: readonly string[]): Question | undefined {
  return ids.length > 0 ? { ...question, ids } : undefined;
}

/** Favourites and recent ones are few and come from two places: all of them are got and put in order here. */
function gathered(
  search: DirectorySearch,
  questions: readonly (Question | undefined)[],
  order: (a: Target, b: Target) => number,
): Find {
  let all: readonly Target[] = [];
  return async (offset, signal) => {
    if (offset === 0) {
      const parts = await Promise.all(questions.map((question) => everything(search, question, signal)));
      all = [...new Map(parts.flat().map((one) => [one.id, one])).values()].sort(order);
    }
    return { targets: all.slice(offset, offset + PAGE_SIZE), total: all.length };
  };
}

async function everything(
  search: DirectorySearch,
  question: Question | undefined,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  const found: Target[] = [];
  if (!question) return found;
  for (;;) {
    const page = await search({ ...question, offset: found.length, limit: PAGE_SIZE }, signal);
    found.push(...page.targets);
    if (page.targets.length === 0 || found.length >= page.total) return found;
  }
}

/** The buttons that narrow the list: one part of the directory, and with it only who is Available now. */
export function filterChips(
  { filter, available }: Pick<Wanted, 'filter' | 'available'>,
  { m }: I18n,
  onChoice: (choice: Partial<Pick<Wanted, 'filter' | 'available'>>) => void,
): TemplateResult {
  const chip = (label: string, pressed: boolean, choice: Parameters<typeof onChoice>[0]): TemplateResult =>
    html`<button
      type="button"
      class="chip"
      aria-pressed=${pressed}
      @click=${() => {
        onChoice(choice);
      }}
    >
      ${label}
    </button>`;
  return html`<div class="chips" role="group" aria-label=${m.targets.show}>
    ${FILTERS.map((name) => chip(m.targets.filters[name], name === filter, { filter: name }))}
    <span class="line"></span>
    ${chip(m.targets.presences.available, available, { available: !available })}
  </div>`;
}
