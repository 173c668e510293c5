import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import {
  commandLife,
  initialState,
  interactionOf,
  type Interaction,
  type PadState,
  type Target,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { base } from '../styles/base.js';
import { targetDialogStyles } from '../styles/pad-target-dialog.js';
import { teamStyles } from '../styles/pad-team.js';
import { targetListStyles } from '../styles/target-list.js';
import { data, define } from './define.js';
import type { TargetAction } from './target-action.js';
import { TargetPicker, type PickerHost } from './target-picker.js';
import type { DirectorySearch } from './target-search.js';
import { activeConsultations, teamActions, teamChoices } from './team-choice.js';

/**
 * The dialog in which an agent chooses a colleague to write to: about nothing, or about an interaction (IM-2, IM-16). With
 * an instant message about the same interaction open already, that colleague comes first (IM-27).
 *
 * @tagname pad-team
 * @fires pad-command - what the agent asks for, and which targets to watch
 * @fires close - the agent left it, what was asked for came to be, or the interaction is gone
 * @csspart targets - the dialog
 * @csspart failure - why what was asked for failed
 */
export class PadTeam extends LitElement implements PickerHost {
  static override styles: CSSResult[] = [base, targetDialogStyles, targetListStyles, teamStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: data,
    i18n: data,
    search: data,
    _active: data,
  };

  /** What it is about; none for an instant message of its own. */
  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  search: DirectorySearch | undefined;
  readonly mode = 'start-im';
  /** The instant message whose colleague is chosen, unless a row of the list is; at first the newest. */
  private _active: string | undefined;

  readonly #picker = new TargetPicker(this);

  /** What can be done with a colleague. */
  actionsFor(target: Target): readonly TargetAction[] {
    return teamActions(target, this);
  }

  /** What can be done with whom is chosen. */
  get choices(): readonly TargetAction[] {
    return teamChoices(this.#chosen, this);
  }

  /** Does it. */
  act({ request }: TargetAction, target: Target | undefined): void {
    if (request) this.#picker.begin(request, target);
  }

  /** What is typed, or a filter, takes the choice away from the open consultations (IM-27). */
  onWanted(): void {
    this._active = undefined;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this._active = activeConsultations(this.state, this.interaction)[0]?.id;
  }

  override render(): TemplateResult {
    const { interaction, state, i18n } = this;
    const chosen = this.#chosen;
    const name = chosen && ('medium' in chosen ? chosen.peer?.name : chosen.name);
    return this.#picker.render({
      title: interaction ? targetWords(i18n).startConsultation : i18n.m.team,
      known: this.#consultations(),
      hint: targetWords(i18n).noMatchesHint,
      who: name && html`<b class="outside">${name}</b>`,
      life: commandLife(state, 'start-im', interaction?.id) ?? commandLife(state, 'consult', interaction?.id),
      pendingLabel: targetWords(i18n).pending['start-im'],
    });
  }

  /** The instant messages about the interaction that are open: one of them is chosen until something else is looked for. */
  #consultations(): TemplateResult | typeof nothing {
    const open = activeConsultations(this.state, this.interaction);
    if (open.length === 0) return nothing;
    return html`<section aria-labelledby="active">
      <h3 id="active">${targetWords(this.i18n).activeConsultations}</h3>
      ${open.map(
        ({ id, peer }) =>
          html`<button
            class="quiet outside"
            aria-pressed=${id === this._active && !this.#picker.list.chosen}
            @click=${() => {
              this._active = id;
              // Nothing in the list is chosen any more.
              this.#picker.find();
            }}
          >
            ${peer?.name}
          </button>`,
      )}
    </section>`;
  }

  /** Who is chosen: a row of the list, else the colleague of an open instant message. */
  get #chosen(): Target | Interaction | undefined {
    return this.#picker.list.chosen ?? interactionOf(this.state, this._active);
  }
}

define('pad-team', PadTeam);

declare global {
  interface HTMLElementTagNameMap {
    'pad-team': PadTeam;
  }
}
