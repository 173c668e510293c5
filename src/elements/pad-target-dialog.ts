import {
  LitElement,
  html,
  noChange,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { commandLife, initialState, type Interaction, type PadState, type Target } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { base } from '../styles/base.js';
import { targetDialogStyles } from '../styles/pad-target-dialog.js';
import { targetListStyles } from '../styles/target-list.js';
import { data, define } from './define.js';
import { draftsOf, keepDraft } from './drafts.js';
import type { TargetAction } from './target-action.js';
import { emptyHint, handOver, targetActions } from './target-choice.js';
import { TargetPicker, type PickerHost } from './target-picker.js';
import type { DirectorySearch, TargetMode } from './target-search.js';

/**
 * The dialog in which an agent chooses whom to consult, or whom to hand an interaction to. It is open while it is on the
 * page, and is taken away after `close`. What lies under it is made inert by whoever opens it.
 *
 * @tagname pad-target-dialog
 * @fires pad-command - what the agent asks for, and which targets to watch
 * @fires close - the agent left it, what was asked for came to be, or the interaction is gone
 * @csspart targets - the dialog
 * @csspart failure - why what was asked for failed
 */
export class PadTargetDialog extends LitElement implements PickerHost {
  static override styles: CSSResult[] = [base, targetDialogStyles, targetListStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: data,
    modes: data,
    mode: data,
    i18n: data,
    search: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  /** What can be done: with both, the agent chooses (MI-13). */
  modes: readonly TargetMode[] = ['transfer'];
  /** What it opens for, then what the agent chose. */
  mode: TargetMode = 'transfer';
  i18n: I18n = english;
  search: DirectorySearch | undefined;

  readonly #picker = new TargetPicker(this);

  /** Leaves it without doing anything; whoever opened it gives the focus back. */
  close(): void {
    this.#picker.close();
  }

  /** What can be done with a target. */
  actionsFor(target: Target): readonly TargetAction[] {
    return targetActions(target, this);
  }

  /** What can be done with whom is chosen, or with the number that was typed. */
  get choices(): readonly TargetAction[] {
    const { interaction, mode, state, i18n } = this;
    if (!interaction) return [];
    const { list, number } = this.#picker;
    const choice = { mode, interaction, target: list.chosen, number };
    return [handOver(targetWords(i18n).primary[mode], choice, state, i18n)];
  }

  /** Does it; a transfer takes the word for its receiver along. */
  act({ request }: TargetAction, target: Target | undefined): void {
    const note = this.renderRoot.querySelector('textarea')?.value;
    if (request)
      this.#picker.begin(request.type === 'transfer' && note ? { ...request, note } : request, target);
  }

  protected override willUpdate(): void {
    if (!this.modes.includes(this.mode)) this.mode = this.modes[0] ?? this.mode;
  }

  override render(): TemplateResult | typeof noChange {
    const { interaction, mode, modes, state, i18n } = this;
    const { list, number, wanted } = this.#picker;
    // It closes now: until it is taken away it keeps the focus, which goes on from it.
    if (!interaction) return noChange;
    const name = list.chosen?.name ?? number;
    const note = targetWords(i18n).note;
    return this.#picker.render({
      title: modes.length > 1 ? targetWords(i18n).both : i18n.m.commands[mode],
      ways: modes.length > 1 ? this.#ways() : nothing,
      hint: emptyHint(wanted, mode, i18n),
      note: html`<textarea
        rows="2"
        maxlength="4000"
        aria-label=${note}
        placeholder=${note}
        ?hidden=${mode !== 'transfer'}
        .value=${draftsOf(this).transfer ?? ''}
        @input=${(event: Event) => {
          keepDraft(this, { transfer: (event.target as HTMLTextAreaElement).value || undefined });
        }}
      ></textarea>`,
      who: name && html`${targetWords(i18n).chosen[mode]} <b class="outside">${name}</b>`,
      life: commandLife(state, mode, interaction.id),
      pendingLabel: targetWords(i18n).pending[mode],
    });
  }

  /** Consult or Transfer, where both are possible (MI-13). */
  #ways(): TemplateResult {
    const radio = (mode: TargetMode): TemplateResult =>
      html`<label class="chip"
        ><input
          class="sr"
          type="radio"
          name="mode"
          .checked=${mode === this.mode}
          @change=${() => {
            this.mode = mode;
          }}
        />${this.i18n.m.commands[mode]}</label
      >`;
    return html`<div role="radiogroup" aria-labelledby="title">${this.modes.map(radio)}</div>`;
  }
}

define('pad-target-dialog', PadTargetDialog);

declare global {
  interface HTMLElementTagNameMap {
    'pad-target-dialog': PadTargetDialog;
  }
}
