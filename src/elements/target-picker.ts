import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { Directory, type DirectoryHost } from '../controllers/directory.js';
import { interactionOf, isUp, type Interaction, type PadState, type Target } from '../core/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { IntentEvent, type Intent } from './events.js';
import { iconButton } from './icons.js';
import { onEscape } from './on-escape.js';
import { Rows } from './rows.js';
import { cameTrue, keeping, type TargetAction, type TargetRequest } from './target-action.js';
import { targetFooter, type Footing } from './target-footer.js';
import { filterChips, searchField, statusLine } from './target-head.js';
import { targetList, targetRow, type Place } from './target-list.js';
import { TargetMenu, type TargetMenuHost } from './target-menu.js';
import { filtersFor, finder, type DirectorySearch, type Wanted } from './target-search.js';
import { telephoneNumber } from './telephone.js';

/** What a picker needs of the dialog that it is in. */
export interface PickerHost
  extends DirectoryHost, TargetMenuHost, Pick<Node, 'isConnected' | 'parentNode'>, EventTarget {
  /** What it is about. */
  readonly interaction: Interaction | undefined;
  readonly search: DirectorySearch | undefined;
  /** What can be done with whom is chosen now; Return does the first. */
  readonly choices: readonly TargetAction[];
  /** The agent looks for something else. */
  onWanted?(): void;
}

/** What its dialog has of its own. */
export interface PickerParts extends Omit<Footing, 'actions'> {
  readonly title: string;
  /** Under the title. */
  readonly ways?: unknown;
  /** Above the list. */
  readonly known?: unknown;
  /** What stands where the rows would be. */
  readonly hint: string;
  /** Under the list. */
  readonly note?: unknown;
}

/**
 * The choice of a target: what was looked for and found, the keys of the list, and when it is over. It closes when what was
 * asked for has come to be, since that its command is settled says less: a page may cancel it.
 */
export class TargetPicker implements ReactiveController {
  readonly list: Directory;
  wanted: Wanted = { text: '', filter: 'all', available: false };

  readonly #host: PickerHost;
  readonly #menu: TargetMenu;
  readonly #rows = new Rows<Place>('option', (place, row) =>
    targetRow(row, place, this.list, this.#host, this.#host.i18n),
  );
  #parent: ParentNode | null = null;
  /** What it was about when it opened: it closes with that. */
  #about: string | undefined;
  /** What was shown last. */
  #mode: string | undefined;
  #state: PadState | undefined;
  /** What was asked for last, and the state in which it was. */
  #asked: { readonly request: TargetRequest; readonly before: PadState } | undefined;

  constructor(host: PickerHost) {
    this.#host = host;
    this.#menu = new TargetMenu(host);
    this.list = new Directory(host, (targets) => {
      const about = this.#about;
      this.#ask({ type: 'watch', targets, ...(about !== undefined && { about }) });
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#parent = this.#host.parentNode;
  }

  hostUpdate(): void {
    const { mode, interaction } = this.#host;
    if (mode === this.#mode) return;
    if (!this.#mode) this.#about = interaction?.id;
    this.#mode = mode;
    this.find();
  }

  hostUpdated(): void {
    const { state, renderRoot } = this.#host;
    const before = this.#state;
    this.#state = state;
    if (!before) renderRoot.querySelector<HTMLElement>('#search')?.focus();
    else if (before !== state) this.#follow(before, state);
  }

  /** The telephone number that was typed, where it can be called. */
  get number(): string | undefined {
    return this.#mode === 'consult' ? telephoneNumber(this.wanted.text) : undefined;
  }

  /** Looks for what is wanted; nobody is chosen any more. */
  find(): void {
    const { search, mode, state } = this.#host;
    if (search) this.list.find(finder(search, this.wanted, mode, this.#about, state));
  }

  /** Leaves it without doing anything; whoever opened it gives the focus back. */
  close(): void {
    this.list.unwatch();
    // What follows until it is taken away closes it no second time.
    this.#about = this.#asked = undefined;
    this.#host.dispatchEvent(new Event('close'));
  }

  /** Asks for it; with whom it is done is kept among those that were chosen last. */
  begin(request: TargetRequest, target: Target | undefined): void {
    if (request.type !== 'favourites') {
      this.#asked = { request, before: this.#host.state };
      if (target) this.#ask(keeping('recents', target, true));
    }
    this.#ask(request);
  }

  /** The dialog. */
  render({ title, ways, known, hint, note, ...footing }: PickerParts): TemplateResult {
    const { mode, i18n, choices } = this.#host;
    const { list, wanted } = this;
    const search = { onWanted: this.#onWanted, onKey: this.#onListKey };
    const close = iconButton(i18n.m.close, 'close', () => {
      this.close();
    });
    return html`<dialog open part="targets" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${title}</h2>
        ${close}
      </header>
      ${ways ?? nothing}
      ${searchField(list, targetWords(i18n).searchHint[mode], this.#isOnline, search, i18n)}
      ${filterChips(filtersFor(mode), wanted, this.#onWanted, i18n)} ${known ?? nothing}
      ${statusLine(list, this.#isOnline, i18n)}
      <div
        class="frame"
        @pointerleave=${() => {
          list.point(undefined);
        }}
      >
        ${targetList(list, this.#rows, this.#onListKey, i18n)}
        <p class="hint muted" ?hidden=${list.total > 0 || list.waiting || !!list.failure}>${hint}</p>
        ${this.#menu.render(list.at(list.marked))}
      </div>
      ${note ?? nothing} ${targetFooter({ ...footing, actions: choices }, this.#onAction, i18n)}
    </dialog>`;
  }

  #follow(before: PadState, state: PadState): void {
    const isDone = this.#asked && cameTrue(this.#asked.request, this.#asked.before, state);
    if (isDone || (this.#about !== undefined && !interactionOf(state, this.#about))) this.close();
    else if (this.#isOnline && !isUp(before, this.#source)) {
      this.list.watchAgain();
      if (this.list.failure) this.list.again();
    }
  }

  get #source(): string {
    const { interaction, state } = this.#host;
    return (interaction ?? state.agent)?.source ?? '';
  }

  get #isOnline(): boolean {
    return isUp(this.#host.state, this.#source);
  }

  #ask(intent: Intent): void {
    // What has left the page already still has to end its watch: the event starts where it stood.
    (this.#host.isConnected ? this.#host : this.#parent)?.dispatchEvent(new IntentEvent(intent));
  }

  readonly #onAction = (action: TargetAction): void => {
    this.#host.act(action, this.list.chosen);
  };

  readonly #onWanted = (change: Partial<Wanted>): void => {
    if (!this.#isOnline) return;
    this.wanted = { ...this.wanted, ...change };
    this.#host.onWanted?.();
    this.find();
  };

  readonly #onKey = onEscape(() => {
    this.close();
  });

  readonly #onListKey = (event: KeyboardEvent): void => {
    if (!event.isComposing && this.#isForList(event)) event.preventDefault();
  };

  /** Whether the key was meant for the list, which then follows it; with a modifier it is left to the text. */
  #isForList({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    const { renderRoot } = this.#host;
    const input = renderRoot.querySelector<HTMLInputElement>('#search');
    const actions = renderRoot.querySelector<HTMLElement>('.actions');
    const isOnward = key === (input?.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight') && !shiftKey;
    const isAtEnd = input?.selectionStart === input?.value.length;
    const opens = key === 'ContextMenu' || (key === 'F10' && shiftKey) || (isOnward && isAtEnd);
    const moves = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(key);
    if (opens && actions) actions.click();
    else if (key === 'Enter') this.#onReturn();
    else if (moves && !(shiftKey || ctrlKey || altKey || metaKey)) this.list.move(key);
    else return false;
    return true;
  }

  /** The first Return chooses the highlighted target, the next one does it; a typed number waits for no answer (MI-19). */
  #onReturn(): void {
    const act = (): void => {
      if (this.list.choose(this.list.active)) return;
      const [action] = this.#host.choices;
      if (action && action.blocked === undefined) this.#onAction(action);
    };
    if (this.number) act();
    else this.list.afterAnswer(act);
  }
}
