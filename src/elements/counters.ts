import { html, nothing, type TemplateResult } from 'lit';
import type { Counts, Interaction, Medium } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { icon } from './icons.js';
import { onEscape } from './on-escape.js';

/** The counters beside the status: what else is in progress, without voice (T10), and what was recent. */
export function counters({ counters: of }: Interaction, i18n: I18n): TemplateResult | typeof nothing {
  if (!of) return nothing;
  const { m } = i18n;
  const progress = Object.entries(of.inProgress).filter(([medium]) => medium !== 'voice');
  const recent = of.recent && entriesOf(of.recent.counts);
  const days = of.recent ? i18n.count(m.lastDays, of.recent.days) : '';
  return html`${counter('progress', progress as Entry[], (n) => i18n.count(m.inProgress, n), i18n)}
  ${recent ? counter('recent', recent, (n) => `${i18n.count(m.recent, n)} ${days}`, i18n) : nothing}`;
}

type Entry = [Medium, number];

function entriesOf(counts: Counts): Entry[] {
  return Object.entries(counts) as Entry[];
}

function counter(
  kind: 'progress' | 'recent',
  entries: readonly Entry[],
  sentence: (n: number) => string,
  i18n: I18n,
): TemplateResult | typeof nothing {
  const some = entries.filter(([, n]) => n > 0);
  const sum = some.reduce((total, [, n]) => total + n, 0);
  if (sum === 0) return nothing;
  return html`<span class="counter" @keydown=${hideTip} @pointerenter=${allowTip} @focusin=${allowTip}>
    <button
      class="quiet number"
      aria-label=${sentence(sum)}
      aria-describedby=${kind}
      @click=${({ target }: Event) => {
        // Only what was recent opens the history (WI-29).
        target?.dispatchEvent(new Event(kind === 'recent' ? 'history' : kind, { bubbles: true }));
      }}
    >
      ${icon(kind)}${i18n.number(sum)}
    </button>
    <span class="tip" role="tooltip" id=${kind} aria-label=${sentence(sum)}>
      <span class="muted">${sentence(sum)}</span>
      ${some.map(
        ([medium, n]) =>
          html`<span class="row"
            >${icon(medium)}<span>${i18n.m.media[medium]}</span><b class="number">${i18n.number(n)}</b></span
          >`,
      )}
    </span>
  </span>`;
}

/** A tooltip can be put away without moving the pointer or the focus (WCAG 1.4.13). */
const hideTip = onEscape(({ currentTarget }) => {
  (currentTarget as Element).classList.add('hidden');
});

function allowTip(event: Event): void {
  (event.currentTarget as Element).classList.remove('hidden');
}
