import {
  LitElement,
  html,
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
import { base } from '../styles/base.js';
import { targetDialogStyles } from '../styles/pad-target-dialog.js';
import { targetListStyles } from '../styles/target-list.js';
import { data, define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { onEscape } from './on-escape.js';
import {
  cameTrue,
  isOwn,
  requestOf,
  targetActions,
  targetFooter,
  whyNot,
  type Choice,
  type TargetDeed,
} from './target-choice.js';
import { Rows } from './rows.js';
import { emptyHint, filterChips, searchField, statusLine, targetHeader } from './target-head.js';
import { TargetMenu, type TargetMenuHost } from './target-menu.js';
import { targetList, targetRow, type Place } from './target-list.js';
import {
  finder,
  telephoneNumber,
  type DirectorySearch,
  type TargetMode,
  type Wanted,
} from './target-search.js';

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
export class PadTargetDialog extends LitElement implements TargetMenuHost<TargetDeed> {
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

  readonly #list = new Directory(this, (targets) => {
    if (this.interaction) this.#ask({ type: 'watch', targets, about: this.interaction.id });
  });
  readonly #rows = new Rows<Place>('option', (place, row) =>
    targetRow(row, place, this.#list, this, this.i18n),
  );
  readonly #menu = new TargetMenu<TargetDeed>(this);
  #wanted: Wanted = { text: '', filter: 'all', available: false };
  /** What was sent last, and the state in which it was. */
  #sent: { readonly mode: TargetMode; readonly before: PadState } | undefined;
  #parent: ParentNode | null = null;
  readonly actionsFor = (target: Target): readonly TargetDeed[] => targetActions(target, this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#parent = this.parentNode;
  }

  /** Leaves it without doing anything; whoever opened it gives the focus back. */
  close(): void {
    this.#list.unwatch();
    this.dispatchEvent(new Event('close'));
  }

  /** Does it with the target, or keeps the target. */
  act({ mode }: TargetDeed, target: Target): void {
    const { interaction } = this;
    if (mode && interaction) this.#submit({ mode, interaction, target });
    else this.#keep('favourites', target, !isOwn(target, this.state));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.modes.includes(this.mode)) this.mode = this.modes[0] ?? 'transfer';
    if (changed.has('mode')) this.#find();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#search')?.focus();
  }

  override render(): TemplateResult {
    const { interaction, mode, state, i18n } = this;
    const { m } = i18n;
    const list = this.#list;
    const wanted = this.#wanted;
    const search = { onWanted: this.#onWanted, onKey: this.#onListKey };
    if (!interaction) return html``;
    return html`<dialog open part="targets" aria-labelledby="title" @keydown=${this.#onKey}>
      ${targetHeader(this, i18n)} ${searchField(list, mode, this.#isOnline, search, i18n)}
      ${filterChips(wanted, this.#onWanted, i18n)} ${statusLine(list, this.#isOnline, i18n)}
      <div
        class="frame"
        @pointerleave=${() => {
          list.point(undefined);
        }}
      >
        ${targetList(list, this.#rows, this.#onListKey, i18n)}
        <p class="hint muted" ?hidden=${list.total > 0 || list.waiting || !!list.failure}>
          ${emptyHint(wanted, mode, i18n)}
        </p>
        ${this.#menu.render(list.at(list.marked))}
      </div>
      <textarea
        rows="2"
        maxlength="4000"
        aria-label=${m.targets.note}
        placeholder=${m.targets.note}
        ?hidden=${mode !== 'transfer'}
      ></textarea>
      ${targetFooter(this.#choice(interaction), state, this.#onPrimary, i18n)}
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (before) this.#onState(before);
  }

  get #isOnline(): boolean {
    return !!this.interaction && isUp(this.state, this.interaction.source);
  }

  #choice(interaction: Interaction): Choice {
    const number = this.mode === 'consult' ? telephoneNumber(this.#wanted.text) : undefined;
    return { mode: this.mode, interaction, target: this.#list.chosen, number };
  }

  #find(): void {
    const { interaction, search, mode, state } = this;
    if (interaction && search) this.#list.find(finder(search, this.#wanted, mode, interaction.id, state));
  }

  #submit(choice: Choice): void {
    const { mode, target } = choice;
    const request = requestOf(choice, this.renderRoot.querySelector('textarea')?.value);
    if (!request || whyNot(choice, this.state, this.i18n) !== undefined) return;
    this.#sent = { mode, before: this.state };
    if (target) this.#keep('recents', target, true);
    this.#ask(request);
  }

  #keep(type: 'favourites' | 'recents', { id, kind, name }: Target, keep: boolean): void {
    this.#ask({ type, target: { id, kind, name }, keep });
  }

  /** It closes when what was asked for has come to be: that the command is settled says less, a page may cancel it. */
  #onState(before: PadState): void {
    const { state, interaction } = this;
    if (!interaction) return;
    const isDone = this.#sent && cameTrue(this.#sent.mode, interaction.id, this.#sent.before, state);
    if (isDone || !interactionOf(state, interaction.id)) this.close();
    else if (this.#isOnline && !isUp(before, interaction.source)) {
      this.#list.watchAgain();
      if (this.#list.failure) this.#list.again();
    }
  }

  #ask(intent: Intent): void {
    // What has left the page already still has to end its watch: the event starts where it stood.
    (this.isConnected ? this : this.#parent)?.dispatchEvent(new IntentEvent(intent));
  }

  readonly #onPrimary = (): void => {
    if (this.interaction) this.#submit(this.#choice(this.interaction));
  };

  readonly #onWanted = (change: Partial<Wanted>): void => {
    if (!this.#isOnline) return;
    this.#wanted = { ...this.#wanted, ...change };
    this.#find();
  };

  readonly #onKey = onEscape(() => {
    this.close();
  });

  readonly #onListKey = (event: KeyboardEvent): void => {
    if (!event.isComposing && this.#isForList(event)) event.preventDefault();
  };

  /** Whether the key was meant for the list, which then follows it; with a modifier it is left to the text. */
  #isForList({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    const input = this.renderRoot.querySelector<HTMLInputElement>('#search');
    const actions = this.renderRoot.querySelector<HTMLElement>('.actions');
    const isOnward = key === (input?.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight') && !shiftKey;
    const isAtEnd = input?.selectionStart === input?.value.length;
    const opens = key === 'ContextMenu' || (key === 'F10' && shiftKey) || (isOnward && isAtEnd);
    const moves = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(key);
    if (opens && actions) actions.click();
    else if (key === 'Enter') this.#onReturn();
    else if (moves && !(shiftKey || ctrlKey || altKey || metaKey)) this.#list.move(key);
    else return false;
    return true;
  }

  /** The first Return chooses the highlighted target, the next one does it; a typed number waits for no answer (MI-19). */
  #onReturn(): void {
    const act = (): void => {
      if (!this.#list.choose(this.#list.active)) this.#onPrimary();
    };
    if (this.interaction && this.#choice(this.interaction).number) act();
    else this.#list.afterAnswer(act);
  }
}

define('pad-target-dialog', PadTargetDialog);

declare global {
  interface HTMLElementTagNameMap {
    'pad-target-dialog': PadTargetDialog;
  }
}
