import { LitElement, html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { RestingText } from '../controllers/resting-text.js';
import { TargetWatch } from '../controllers/target-watch.js';
import {
  initialState,
  interactionOf,
  isUp,
  type Interaction,
  type PadState,
  type Target,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { targetDialogStyles } from '../styles/pad-target-dialog.js';
import { segmentStyles } from '../styles/segments.js';
import { targetListStyles } from '../styles/target-list.js';
import { targetMarkStyles } from '../styles/target-mark.js';
import { define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { differsIn } from './slices.js';
import type { TargetAction } from './pad-target-menu.js';
import { actionsButton, targetActions } from './target-actions.js';
import { cameTrue, requestOf, whyNot, type Choice } from './target-choice.js';
import { filterChips, finder, type DirectorySearch, type Wanted } from './target-filters.js';
import { targetFooter, targetHeader } from './target-frame.js';
import { isMove, opensMenu } from './target-keys.js';
import { TargetList } from './target-list.js';
import { emptyHint, searchField, statusLine } from './target-search.js';
import type { TargetMode } from './target-words.js';
import { telephoneNumber } from './telephone-number.js';

/**
 * The dialog in which an agent chooses whom to consult, or whom to hand an interaction to. It is open while it is on the
 * page, and is taken away after `close`. What lies under it is made inert by whoever opens it.
 *
 * @tagname pad-target-dialog
 * @fires pad-command - what the agent asks for, and which targets to watch
 * @fires close - the agent left it, what was asked for came to be, or the interaction is gone
 * @csspart dialog - the dialog
 * @csspart failure - why what was asked for failed
 */
export class PadTargetDialog extends LitElement {
  static override styles: CSSResult[] = [
    base,
    segmentStyles,
    targetMarkStyles,
    targetListStyles,
    targetDialogStyles,
  ];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({
    attribute: false,
    hasChanged: differsIn('sources', 'commands', 'interactions', 'gone', 'targets', 'favourites'),
  })
  state: PadState = initialState;
  /** What can be done: with both, the agent chooses (MI-13). */
  @property({ attribute: false }) modes: readonly TargetMode[] = ['transfer'];
  /** What it opens for, then what the agent chose. */
  @property({ attribute: false }) mode: TargetMode = 'transfer';
  @property({ attribute: false }) i18n: I18n = english;
  @property({ attribute: false }) search: DirectorySearch | undefined;
  /** What gets the focus right after `close`; under something inert it is to wait until that is usable again. */
  @property({ attribute: false }) opener: { focus(): void } | undefined;
  @state() private _wanted: Pick<Wanted, 'text' | 'filter' | 'available'> = {
    text: '',
    filter: 'all',
    available: false,
  };
  @state() private _note: string = '';
  /** Whose menu is open: it stays theirs, whatever is under the pointer. */
  @state() private _menuOf: Target | undefined;

  readonly #list = new TargetList(this, {
    known: () => this.state.targets,
    canChoose: ({ can }) => can[this.mode] === true,
    onAnswer: (total) => {
      const { targets } = this.i18n.m;
      this.#found.say(total > 0 ? this.i18n.count(targets.matches, total) : targets.noMatches);
    },
    onKey: (event) => {
      this.#onSearchKey(event);
    },
  });
  readonly #watch = new TargetWatch(this, (targets) => {
    if (this.interaction) this.#ask({ type: 'watch', targets, about: this.interaction.id });
  });
  /** What was found. */
  readonly #found = new RestingText(this);
  #parent: ParentNode | null = null;
  /** What was sent last, and the state in which it was. */
  #sent: { readonly mode: TargetMode; readonly before: PadState } | undefined;
  #wasOffline = false;
  #closed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#parent = this.parentNode;
  }

  /** Leaves it without doing anything: the focus goes back to where it came from. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#watch.stop();
    this.dispatchEvent(new Event('close'));
    this.opener?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.modes.includes(this.mode)) this.mode = this.modes[0] ?? 'transfer';
    if (changed.has('mode')) this.#find();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.show();
    this.#focusSearch();
  }

  override render(): TemplateResult {
    const { interaction, i18n, mode, modes } = this;
    if (!interaction) return html``;
    return html`<dialog part="dialog" aria-labelledby="title" @keydown=${this.#onKey}>
      ${targetHeader({ modes, mode, onMode: this.#onMode, onClose: this.#onClose }, i18n)} ${this.#search()}
      ${filterChips(this._wanted, i18n, this.#onWanted)} ${this.#status()}
      <div class="frame" @pointerleave=${this.#list.leave}>
        ${this.#list.render({ mode, interaction, i18n })} ${this.#hint()} ${this.#actions(interaction)}
      </div>
      ${this.#footer(interaction)}
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#closed) return;
    this.#watch.look(this.#list.inView);
    if (changed.has('state')) this.#onState();
  }

  #search(): TemplateResult {
    const { pages, activeRow: active } = this.#list;
    const { text } = this._wanted;
    const field = { mode: this.mode, text, active, expanded: pages.total > 0, offline: this.#offline };
    return searchField({ ...field, onWanted: this.#onWanted, onKey: this.#onSearchKey }, this.i18n);
  }

  #status(): TemplateResult {
    const { pages, retry: onRetry } = this.#list;
    const { slow, failure } = pages;
    return statusLine({ offline: this.#offline, slow, failure, found: this.#found.said, onRetry }, this.i18n);
  }

  #hint(): TemplateResult {
    const { total, waiting, failure } = this.#list.pages;
    const hint = emptyHint(this._wanted, this.mode, this.i18n);
    return html`<p class="hint muted" ?hidden=${total > 0 || waiting || failure !== undefined}>${hint}</p>`;
  }

  #actions(interaction: Interaction): TemplateResult | typeof nothing {
    const target = this._menuOf ?? this.#list.acting;
    if (!target) return nothing;
    const actions = this.#actionsOn(target, interaction);
    const onToggle = (isOpen: boolean): void => {
      this._menuOf = isOpen ? target : undefined;
    };
    const [onOpen, onClose] = [this.#openMenu, this.#focusSearch];
    return actionsButton({ target, actions, open: !!this._menuOf, onOpen, onToggle, onClose }, this.i18n);
  }

  #actionsOn(target: Target, interaction: Interaction): readonly TargetAction[] {
    const { id, kind, name } = target;
    const choice = (mode: TargetMode): Choice => ({ ...this.#choice(interaction), mode, target });
    const isOwn = this.state.favourites.some((one) => one.id === id);
    const actions = {
      interaction,
      modes: [this.mode, ...this.modes.filter((mode) => mode !== this.mode)],
      isFavourite: target.favourite ? undefined : isOwn,
      whyNot: (mode: TargetMode) => whyNot(choice(mode), this.state, this.i18n),
      onMode: (mode: TargetMode) => {
        this.#submit(choice(mode));
      },
      onFavourite: (keep: boolean) => {
        this.#ask({ type: 'favourites', target: { id, kind, name }, keep });
      },
    };
    return targetActions(actions, this.i18n);
  }

  #footer(interaction: Interaction): TemplateResult {
    const choice = this.#choice(interaction);
    const onNote = (note: string): void => {
      this._note = note;
    };
    const onPrimary = (): void => {
      this.#submit(choice);
    };
    return targetFooter({ choice, state: this.state, onNote, onPrimary }, this.i18n);
  }

  get #offline(): boolean {
    return !!this.interaction && !isUp(this.state, this.interaction.source);
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('#search');
  }

  #choice(interaction: Interaction): Choice {
    const { mode, _note: note } = this;
    const number = mode === 'consult' ? telephoneNumber(this._wanted.text) : undefined;
    return { mode, interaction, target: this.#list.chosen, number, note };
  }

  #find(): void {
    const { interaction, search, mode, state } = this;
    if (!interaction || !search) return;
    this.#list.find(finder(search, { ...this._wanted, mode, about: interaction.id }, state));
  }

  #submit(choice: Choice): void {
    const request = requestOf(choice);
    if (!request || whyNot(choice, this.state, this.i18n) !== undefined) return;
    this.#sent = { mode: choice.mode, before: this.state };
    this.#ask(request);
  }

  /** It closes when what was asked for has come to be: that the command is settled says less, a page may cancel it. */
  #onState(): void {
    const { state, interaction } = this;
    if (!interaction) return;
    const done = this.#sent && cameTrue(this.#sent.mode, interaction.id, this.#sent.before, state);
    if (done || !interactionOf(state, interaction.id)) this.close();
    if (this.#wasOffline && !this.#offline) {
      this.#watch.again();
      if (this.#list.pages.failure) this.#list.retry();
    }
    this.#wasOffline = this.#offline;
  }

  #ask(intent: Intent): void {
    // What has left the page already still has to end its watch: the event starts where it stood.
    (this.isConnected ? this : this.#parent)?.dispatchEvent(new IntentEvent(intent));
  }

  readonly #openMenu = (): void => {
    this.renderRoot.querySelector('pad-target-menu')?.toggle(true);
  };

  readonly #focusSearch = (): void => {
    this.#field?.focus();
  };

  readonly #onMode = (mode: TargetMode): void => {
    this.mode = mode;
  };

  readonly #onWanted = (change: Partial<Wanted>): void => {
    if (this.#offline) return;
    this._wanted = { ...this._wanted, ...change };
    this.#find();
  };

  readonly #onClose = (): void => {
    this.close();
  };

  /** Escape, but not the one that ends composing text or closes the menu. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.stopPropagation();
    this.close();
  };

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isReturn = event.key === 'Enter';
    const opens = this.#field && opensMenu(event, this.#field) && this.#list.acting;
    if (!isReturn && !opens && !isMove(event)) return;
    event.preventDefault();
    if (opens) this.#openMenu();
    else if (isReturn) this.#onReturn();
    else this.#list.move(event);
  };

  /** The first Return chooses the highlighted target, the next one does it; a typed number waits for no answer (MI-19). */
  #onReturn(): void {
    const { interaction } = this;
    if (!interaction) return;
    const act = (): void => {
      if (!this.#list.chooseActive()) this.#submit(this.#choice(interaction));
    };
    if (this.#choice(interaction).number !== undefined) act();
    else this.#list.pages.afterAnswer(act);
  }
}

define('pad-target-dialog', PadTargetDialog);

declare global {
  interface HTMLElementTagNameMap {
    'pad-target-dialog': PadTargetDialog;
  }
}
