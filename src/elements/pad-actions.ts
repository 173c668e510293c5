import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Fitting } from '../controllers/fitting.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { Toolbar } from '../controllers/toolbar.js';
import { initialState, type Interaction, type PadState, type ReasonCode } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { actionsStyles } from '../styles/pad-actions.js';
import { actionButton, restItems, whyBlocked } from './action-button.js';
import { failureLine } from './control.js';
import { define } from './define.js';
import { IntentEvent } from './events.js';
import { menuButton } from './menu-button.js';
import { actionsOf, type Action, type ActionChoice } from './panel-actions.js';
import { differsIn } from './slices.js';

/** What the agent is asked before something is done. */
interface Question {
  readonly choice: ActionChoice;
  readonly words: string;
  readonly yes: string;
}

/** Reasons that stand elsewhere in the panel already, or last a moment. */
const SAID: readonly ReasonCode[] = ['PENDING', 'TRANSFER_PENDING'];

/** What ends the time in which a reply can be sent. */
const ENDS_REPLY: readonly string[] = ['release', 'done', 'transfer', 'park', 'requeue', 'did-not-arrive'];

/** `blocked`: the agent pressed a button that is blocked. */
export class BlockedEvent extends Event {
  readonly reason: ReasonCode;

  constructor(reason: ReasonCode) {
    super('blocked');
    this.reason = reason;
  }
}

/**
 * The controls of an interaction: in fixed places, the next step first; what has no room goes into a menu. What cannot be
 * taken back is asked about.
 *
 * @tagname pad-actions
 * @fires pad-command - what the agent asks for
 * @fires write - the agent wants to write a reply
 * @fires {BlockedEvent} blocked - the agent pressed a button that is blocked
 * @fires lost - the button that had the focus is no longer there
 * @csspart done - the button that finishes
 * @csspart release - the button that lets go
 * @csspart failure - why a command failed
 */
export class PadActions extends LitElement {
  static override styles: CSSResult[] = [base, actionsStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({ attribute: false, hasChanged: differsIn('agent', 'sources', 'commands') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  /** There is a reply that has not been sent. */
  @property({ type: Boolean }) unsent: boolean = false;
  @state() private _question: Question | undefined;
  /** The blocked action that the agent pressed. */
  @state() private _pressed: string | undefined;

  readonly #fitting = new Fitting(this);
  readonly #toolbar = new Toolbar(this);

  constructor() {
    super();
    new FocusKeeper(this, () => {
      this.dispatchEvent(new Event('lost'));
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this;
    const all = one ? actionsOf(this.state, one, i18n) : [];
    const actions = all.filter(({ name }) => name !== 'abandon');
    if (all.length === 0) return nothing;
    const { count } = this.#fitting;
    return html`<div
        class="fitting"
        role="toolbar"
        aria-label=${i18n.m.actions}
        @keydown=${this.#toolbar.onKey}
        @focusin=${this.#toolbar.onFocus}
      >
        ${repeat(
          actions,
          ({ name }) => (name === 'retrieve' ? 'hold' : name),
          (action, place) => this.#button(action, place < count),
        )}
        ${this.#rest(actions.slice(count))}
      </div>
      ${this.#why(actions)} ${actions.map(({ life }) => failureLine(life, i18n))}
      ${this._question ? this.#ask(this._question) : this.#abandon(all)}`;
  }

  #button(action: Action, fits: boolean): TemplateResult {
    const onChoose = (choice: ActionChoice): void => {
      this.#choose(choice);
    };
    const onBlocked = (): void => {
      this._pressed = action.name;
      if (action.permission !== true) this.dispatchEvent(new BlockedEvent(action.permission.reason));
    };
    return actionButton({ action, fits, onChoose, onBlocked }, this.i18n);
  }

  /** It is always there, so that its size is known; with nothing in it, it is out of sight. */
  #rest(actions: readonly Action[]): TemplateResult {
    const { m } = this.i18n;
    const items = restItems(actions, this.i18n);
    const onChoose = (choice: ActionChoice): void => {
      this.#choose(choice);
    };
    const button = menuButton({ name: 'more', label: m.moreActions, dots: true, items, onChoose });
    return html`<span class="rest" ?inert=${actions.length === 0}>${button}</span>`;
  }

  /** Why the button that was pressed, else the next step, is blocked. */
  #why(actions: readonly Action[]): TemplateResult | typeof nothing {
    const pressed = actions.find(({ name, permission }) => name === this._pressed && permission !== true);
    const action = pressed ?? actions.find(({ primary }) => primary);
    const why = action && whyBlocked(action, this.i18n);
    if (!action || action.permission === true || !why || SAID.includes(action.permission.reason))
      return nothing;
    const words = action.primary ? why : this.i18n.m.commandTo(action.label, why);
    return html`<p class="why muted">${words}</p>`;
  }

  /** It stands apart, beside the failure that it is the way out of (MI-37). */
  #abandon(actions: readonly Action[]): TemplateResult | typeof nothing {
    const action = actions.find(({ name }) => name === 'abandon');
    if (!action) return nothing;
    return html`<div class="apart">
      ${this.#button(action, true)} ${failureLine(action.life, this.i18n)}
    </div>`;
  }

  #ask(question: Question): TemplateResult {
    return html`<div class="question" role="group" aria-labelledby="question" @keydown=${this.#onQuestionKey}>
      <p id="question">${question.words}</p>
      <button
        type="button"
        class="danger"
        @click=${() => {
          this._question = undefined;
          this.#do(question.choice);
        }}
      >
        ${question.yes}
      </button>
      <button type="button" class="keep" @click=${this.#onKeep}>${this.i18n.m.keepIt}</button>
    </div>`;
  }

  #choose(choice: ActionChoice): void {
    const { m } = this.i18n;
    const { type } = choice.intent;
    this._pressed = undefined;
    if (type === 'abandon') this.#askFirst({ choice, words: m.abandonWarning, yes: m.abandonAnyway });
    else if (this.unsent && ENDS_REPLY.includes(type))
      this.#askFirst({ choice, words: m.notReplied, yes: m.withoutReply });
    else this.#do(choice);
  }

  /** The focus goes to the answer that does no harm. */
  #askFirst(question: Question): void {
    this._question = question;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
    });
  }

  #do({ intent }: ActionChoice): void {
    this.dispatchEvent(intent.type === 'write' ? new Event('write') : new IntentEvent(intent));
  }

  readonly #onKeep = (): void => {
    this._question = undefined;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };

  readonly #onQuestionKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#onKeep();
  };
}

define('pad-actions', PadActions);

declare global {
  interface HTMLElementTagNameMap {
    'pad-actions': PadActions;
  }
}
