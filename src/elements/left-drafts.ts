import { html, nothing, type TemplateResult } from 'lit';
import { interactionOf, type Drafts, type PadState } from '../core/index.js';
import { titleOf, type I18n } from '../i18n/index.js';
import { IntentEvent } from './events.js';
import { firstIcon } from './first-icons.js';

/** What was chosen is no text. */
const CHOSEN = ['set-disposition', 'reschedule'];

/** What was written about something that has left without the agent's doing: they take it along, or let it go. */
export function leftDrafts(state: PadState, i18n: I18n): readonly (TemplateResult | typeof nothing)[] {
  const sources = Object.values(state.sources);
  // Before every backend has said what there is, nothing has left.
  if (!state.agent || sources.some(({ floor }) => floor === undefined)) return [];
  const left = Object.entries(state.drafts).filter(([id]) => !interactionOf(state, id));
  return left.map(([id, draft]) => line(id, textIn(draft), state, i18n));
}

function textIn(draft: Drafts[string]): string {
  return Object.entries(draft)
    .flatMap(([field, text]) => (CHOSEN.includes(field) ? [] : text))
    .join('\n');
}

function line(id: string, text: string, state: PadState, i18n: I18n): TemplateResult | typeof nothing {
  if (!text) return nothing;
  const { m } = i18n;
  const one = state.gone.find((each) => each.id === id);
  const drop = (from: EventTarget | null): void => {
    const fields = Object.fromEntries(Object.keys(state.drafts[id] ?? {}).map((field) => [field, undefined]));
    from?.dispatchEvent(new IntentEvent({ type: 'draft', interaction: id, fields }));
  };
  const copy = ({ target }: Event): void => {
    void navigator.clipboard.writeText(text).then(() => {
      drop(target);
    });
  };
  return html`<p class="failure">
    ${firstIcon('warning')}<span
      >${m.notSent} ${one ? html`<b class="outside">${titleOf(one, i18n)}</b>` : nothing}</span
    ><q class="outside" tabindex="0">${text}</q>
    ${'clipboard' in navigator ? html`<button @click=${copy}>${m.copy}</button>` : nothing}
    <button
      @click=${({ target }: Event) => {
        drop(target);
      }}
    >
      ${m.dismiss}
    </button>
  </p>`;
}
