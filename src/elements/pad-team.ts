import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { Directory } from '../controllers/directory.js';
import {
  initialState,
  interactionOf,
  isUp,
  type Interaction,
  type PadState,
  type Target,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { teamEn } from '../i18n/team-en.js';
import { base } from '../styles/base.js';
import { targetDialogStyles } from '../styles/pad-target-dialog.js';
import { teamStyles } from '../styles/pad-team.js';
import { targetListStyles } from '../styles/target-list.js';
import { data, define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { iconButton } from './icons.js';
import { onEscape } from './on-escape.js';
import { Rows } from './rows.js';
import { filterChips, searchField, statusLine } from './target-head.js';
import { targetList, targetRow, type Place } from './target-list.js';
import { TargetMenu, type TargetMenuHost } from './target-menu.js';
import { finder, type DirectorySearch, type Wanted } from './target-search.js';
import { activeConsultations, hasBegun, teamActions, teamFooter, type TeamAction } from './team-choice.js';

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
export class PadTeam extends LitElement implements TargetMenuHost<TeamAction> {
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

  readonly #list = new Directory(this, (targets) => {
    this.#ask({ type: 'watch', targets, ...(this.interaction && { about: this.interaction.id }) });
  });
  readonly #rows = new Rows<Place>('option', (place, row) =>
    targetRow(row, place, this.#list, this, this.i18n),
  );
  readonly #menu = new TargetMenu<TeamAction>(this);
  #wanted: Wanted = { text: '', filter: 'all', available: false };
  /** The state in which something was asked for. */
  #before: PadState | undefined;
  /** What it was about when it opened: it closes with that. */
  #about: string | undefined;
  #parent: ParentNode | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#parent = this.parentNode;
  }

  /** Leaves it without doing anything; whoever opened it gives the focus back. */
  close(): void {
    this.#about = this.#before = undefined;
    this.#list.unwatch();
    this.dispatchEvent(new Event('close'));
  }

  /** What can be done with a colleague. */
  actionsFor(target: Target): readonly TeamAction[] {
    return teamActions(target, this);
  }

  /** Asks for it; the target is kept among those that were chosen last. */
  act({ request }: TeamAction, target: Target | undefined): void {
    if (!request) return;
    this.#before = this.state;
    if (target && request.type !== 'favourites')
      this.#ask({ type: 'recents', target: refOf(target), keep: true });
    this.#ask(request);
  }

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    this.#about = this.interaction?.id;
    this._active = activeConsultations(this.state, this.interaction)[0]?.id;
    this.#find();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#search')?.focus();
  }

  override render(): TemplateResult {
    const { interaction, i18n } = this;
    const { m } = i18n;
    const list = this.#list;
    const search = { onWanted: this.#onWanted, onKey: this.#onListKey };
    return html`<dialog open part="targets" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${interaction ? teamEn.startConsultation : teamEn.team}</h2>
        ${iconButton(m.close, 'close', () => {
          this.close();
        })}
      </header>
      ${searchField(list, 'transfer', this.#isOnline, search, i18n)}
      ${filterChips(this.#wanted, this.#onWanted, i18n)} ${this.#consultations()}
      ${statusLine(list, this.#isOnline, i18n)}
      <div
        class="frame"
        @pointerleave=${() => {
          list.point(undefined);
        }}
      >
        ${targetList(list, this.#rows, this.#onListKey, i18n)}
        <p class="hint muted" ?hidden=${list.total > 0 || list.waiting || !!list.failure}>
          ${m.targets.noMatchesHint}
        </p>
        ${this.#menu.render(list.at(list.marked))}
      </div>
      ${teamFooter(this, this.#chosen, (action) => {
        this.act(action, this.#chosen && 'kind' in this.#chosen ? this.#chosen : undefined);
      })}
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (!before) return;
    if (this.#before && hasBegun(this.#before, this.state, this.#about)) this.close();
    else if (this.#about && !interactionOf(this.state, this.#about)) this.close();
    else if (this.#isOnline && !isUp(before, this.#source)) {
      this.#list.watchAgain();
      if (this.#list.failure) this.#list.again();
    }
  }

  /** The instant messages about the interaction that are open: one of them is chosen until something else is looked for. */
  #consultations(): TemplateResult | typeof nothing {
    const open = activeConsultations(this.state, this.interaction);
    if (open.length === 0) return nothing;
    return html`<section aria-labelledby="active">
      <h3 id="active">${teamEn.activeConsultations}</h3>
      ${open.map(
        ({ id, peer }) =>
          html`<button
            class="quiet outside"
            aria-pressed=${id === this._active && !this.#list.chosen}
            @click=${() => {
              this._active = id;
              // Nothing in the list is chosen any more.
              this.#find();
            }}
          >
            ${peer?.name}
          </button>`,
      )}
    </section>`;
  }

  /** Who is chosen: a row of the list, else the colleague of an open instant message. */
  get #chosen(): Target | Interaction | undefined {
    return this.#list.chosen ?? interactionOf(this.state, this._active);
  }

  get #source(): string {
    return (this.interaction ?? this.state.agent)?.source ?? '';
  }

  get #isOnline(): boolean {
    return isUp(this.state, this.#source);
  }

  #find(): void {
    const { interaction, search, state } = this;
    if (!search) return;
    const ask: DirectorySearch = ({ about, ...query }, signal) =>
      search({ ...query, ...(about ? { about } : {}) }, signal);
    this.#list.find(finder(ask, this.#wanted, 'start-im', interaction?.id ?? '', state));
  }

  #ask(intent: Intent): void {
    // What has left the page already still has to end its watch: the event starts where it stood.
    (this.isConnected ? this : this.#parent)?.dispatchEvent(new IntentEvent(intent));
  }

  /** What is typed, or a filter, takes the choice away from the open consultations (IM-27). */
  readonly #onWanted = (change: Partial<Wanted>): void => {
    if (!this.#isOnline) return;
    this.#wanted = { ...this.#wanted, ...change };
    this._active = undefined;
    this.#find();
  };

  readonly #onKey = onEscape(() => {
    this.close();
  });

  readonly #onListKey = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    if (event.isComposing) return;
    const moves = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(key);
    const opens = key === 'ContextMenu' || (key === 'F10' && shiftKey);
    if (opens) this.renderRoot.querySelector<HTMLElement>('.actions')?.click();
    else if (key === 'Enter') this.#list.afterAnswer(this.#onReturn);
    else if (moves) this.#list.move(key);
    else return;
    event.preventDefault();
  };

  /** The first Return chooses the highlighted colleague, the next one begins. */
  readonly #onReturn = (): void => {
    if (!this.#list.choose(this.#list.active))
      this.renderRoot.querySelector<HTMLElement>('footer .primary')?.click();
  };
}

function refOf({ id, kind, name }: Target): Pick<Target, 'id' | 'kind' | 'name'> {
  return { id, kind, name };
}

define('pad-team', PadTeam);

declare global {
  interface HTMLElementTagNameMap {
    'pad-team': PadTeam;
  }
}
