/** How the figures of an agent lie to their goals: loaded where the backend has any. */
import { html, nothing } from 'lit';
import type { Agent, Goal, MediumFigures, Statistics } from '../core/index.js';
import { stateName } from '../i18n/agent-words.js';
import type { I18n } from '../i18n/index.js';
import { statisticsWords } from '../i18n/statistics-en.js';
import { drawing } from './first-icons.js';
import { icon } from './icons.js';

/** How a figure is not as it should be. */
type Outside = 'low' | 'high' | 'tooLow' | 'tooHigh';

const WRONG = 'M11 4h10l7 7v10l-7 7H11l-7-7V11zM16 10v7M16 22v.01';

/** Whether a figure lies outside of the bounds of its goal. */
function outside(
  value: number,
  {
    warningLow = -Infinity,
    warningHigh = Infinity,
    errorLow = -Infinity,
    errorHigh = Infinity,
  }: Partial<Goal> = {},
): Outside | undefined {
  if (value < errorLow) return 'tooLow';
  if (value > errorHigh) return 'tooHigh';
  if (value < warningLow) return 'low';
  return value > warningHigh ? 'high' : undefined;
}

type Figure = { readonly [K in 'of' | 'medium' | 'state' | 'reason']?: Goal[K] | undefined };

/** The value of a goal as it goes on, how it was when it was noted, and what is said of it where it is outside. */
interface Noted {
  readonly value: () => number;
  readonly how: Outside | undefined;
  readonly said: string | undefined;
}

/** What can be said of figures that have goals. */
export class Goals {
  readonly #all: NonNullable<Statistics['goals']>;
  readonly #agent: Agent;
  readonly #noted = new Map<Goal, Noted>();

  /** @param agent whose states they are about */
  constructor(all: NonNullable<Statistics['goals']>, agent: Agent) {
    this.#all = all;
    this.#agent = agent;
  }

  /** Whether a value has passed a bound since it was noted: that of the present state goes on. */
  get isStale(): boolean {
    return [...this.#noted].some(([goal, { value, how }]) => outside(value(), goal) !== how);
  }

  /** What is read out of the values that were outside of their bounds when they were noted, in the order of the goals. */
  get said(): unknown {
    return this.#all.map((goal) => {
      const said = this.#noted.get(goal)?.said;
      return said && html`<p>${said}</p>`;
    });
  }

  /** Also the media of which something should be handled where nothing was. */
  rows(media: readonly MediumFigures[]): readonly MediumFigures[] {
    const expected = new Set(this.#all.flatMap(({ medium }) => medium ?? []));
    for (const { medium } of media) expected.delete(medium);
    return [...media, ...[...expected].map((medium) => ({ medium, handled: 0, ms: 0 }))];
  }

  /** What stands under a value: the mark and the word of one outside of its bounds, and what it should be. */
  note(figure: Figure, value: () => number, inWords: (value: number) => string, i18n: I18n): unknown {
    const goal = this.#find(figure);
    if (!goal) return nothing;
    const words = statisticsWords(i18n);
    const how = outside(value(), goal);
    const said = how && `${this.#nameOf(goal, i18n)}: ${words[how]}`;
    this.#noted.set(goal, { value, how, said });
    const isWrong = how?.startsWith('too');
    const mark = how
      ? html`<p class="level" data-level=${isWrong ? 'error' : 'warning'}>
          ${isWrong ? drawing(WRONG) : icon('warning')} ${words[how]}
        </p>`
      : nothing;
    const { target } = goal;
    return html`${mark}${target === undefined ? nothing : html`<p class="muted">${words.target(inWords(target))}</p>`}`;
  }

  /** The name of figures, which opens what is said of them: a tooltip alone is for a mouse. */
  name(name: unknown, ...figures: readonly Figure[]): unknown {
    const said = figures.flatMap((figure) => this.#find(figure)?.description ?? []);
    return said.length > 0
      ? html`<details title=${said.join('\n')}>
          <summary>${name}</summary>
          ${said.map((text) => html`<p class="muted">${text}</p>`)}
        </details>`
      : name;
  }

  #nameOf({ of, medium, state, reason }: Goal, i18n: I18n): string {
    const { reason: _, locked: __, ...agent } = this.#agent;
    const about = state
      ? stateName({ ...agent, state, ...(reason && { reason }) }, i18n)
      : medium && i18n.m.media[medium];
    return [about, statisticsWords(i18n)[of]].filter(Boolean).join(', ');
  }

  #find({ of, medium, state, reason }: Figure): Goal | undefined {
    return this.#all.find(
      (one) => one.of === of && one.medium === medium && one.state === state && one.reason === reason,
    );
  }
}
