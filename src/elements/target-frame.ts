import { html, nothing, type TemplateResult } from 'lit';
import { commandLife, type PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { failureLine } from './control.js';
import { icon } from './icons.js';
import { whyNot, type Choice } from './target-choice.js';
import type { TargetMode } from './target-words.js';

const NOTE_LIMIT = 4000;

/** What stands above the search. */
export interface TargetHeader {
  readonly modes: readonly TargetMode[];
  readonly mode: TargetMode;
  readonly onMode: (mode: TargetMode) => void;
  readonly onClose: () => void;
}

/** The heading, and Consult or Transfer where both are possible (MI-13). */
export function targetHeader({ modes, mode, onMode, onClose }: TargetHeader, { m }: I18n): TemplateResult {
  const title = m.targets.titles[modes.length > 1 ? 'both' : mode];
  return html`<header>
      <h2 id="title">${title}</h2>
      <button type="button" class="quiet only-icon" aria-label=${m.close} title=${m.close} @click=${onClose}>
        ${icon('close')}
      </button>
    </header>
    ${modes.length > 1 ? html`<div class="segments" role="radiogroup" aria-labelledby="title">${modes.map((each) => radio(each, each === mode))}</div>` : nothing}`;

  function radio(each: TargetMode, checked: boolean): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name="mode"
        .checked=${checked}
        @change=${() => {
          onMode(each);
        }}
      />${m.targets.modes[each]}</label
    >`;
  }
}

/** What stands below the list. */
export interface TargetFooter {
  readonly choice: Choice;
  readonly state: PadState;
  readonly onNote: (note: string) => void;
  readonly onPrimary: () => void;
}

/** The note, the button that does it, who it is done with, and beside it what became of it. */
export function targetFooter(of: TargetFooter, i18n: I18n): TemplateResult {
  const { choice, state } = of;
  const { mode, target, number, note, interaction } = choice;
  const { targets } = i18n.m;
  const chosen = target?.name ?? number;
  const why = whyNot(choice, state, i18n);
  const life = commandLife(state, mode, interaction.id);
  const pending = life?.phase === 'pending';
  return html`${mode === 'transfer' ? noteField(note, of, i18n) : nothing} ${failureLine(life, i18n)}
    <footer>
      <p id="whom" class="whom">
        ${chosen === undefined ? nothing : html`<span class="cut">${targets.chosen[mode]} <b class="outside">${chosen}</b></span>`}
        ${why === undefined || pending ? nothing : html`<span class="why">${why}</span>`}
      </p>
      <button
        type="button"
        class="primary"
        aria-disabled=${why !== undefined || pending ? 'true' : 'false'}
        aria-busy=${pending}
        aria-describedby="whom"
        @click=${of.onPrimary}
      >
        ${pending ? targets.pending[mode] : targets.primary[mode]}
      </button>
    </footer>`;
}

function noteField(note: string, { onNote }: TargetFooter, { m }: I18n): TemplateResult {
  return html`<textarea
    class="note"
    rows="2"
    maxlength=${NOTE_LIMIT}
    aria-label=${m.targets.note}
    placeholder=${m.targets.note}
    .value=${note}
    @input=${(event: Event) => {
      onNote((event.target as HTMLTextAreaElement).value);
    }}
  ></textarea>`;
}
