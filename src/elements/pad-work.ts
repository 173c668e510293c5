import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import {
  initialState,
  type Attachment,
  type AttachmentAccess,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { alerts } from './alerts.js';
import { define } from './define.js';
import { emptyState } from './empty.js';
import { Listed } from './listed.js';
import './pad-list.js';
import './pad-panel.js';
import { workStyles } from '../styles/pad-work.js';

/**
 * What the agent works on: the list, the panels and My Messages, arranged with the bar and the offers that the root
 * puts in. It is loaded after them, for an offer can be answered without it.
 *
 * @tagname pad-work
 * @slot bar - the agent's line
 * @slot offers - the stack of offers
 * @fires pad-command - what the agent asks for
 * @csspart empty - what stands where the list would be
 */
export class PadWork extends LitElement {
  static override styles: CSSResult[] = [base, workStyles];

  @property({ attribute: false }) state: PadState = initialState;
  /** Interactions whose record window the browser blocked. */
  @property({ attribute: false }) blocked: readonly string[] = [];
  @property({ attribute: false }) i18n: I18n = new I18n();
  @property({ attribute: false }) now: (source: string) => number = Date.now;
  @property({ attribute: false }) access:
    ((one: Interaction, attachment: Attachment) => Promise<AttachmentAccess>) | undefined;
  /** Whether My Messages is open. */
  @property({ type: Boolean }) messages: boolean = false;

  readonly #listed = new Listed();

  constructor() {
    super();
    new FocusKeeper(this, (left) => {
      if ('interaction' in left) this.show((left as { interaction?: Interaction }).interaction?.id);
    });
  }

  /** Gives the focus to the panel of an interaction, or to the card next to it when it has left. */
  show(id: string | undefined): void {
    void this.updateComplete.then(async () => {
      const panels = [...this.renderRoot.querySelectorAll('pad-panel')];
      const panel = panels.find((one) => one.interaction?.id === id && !one.hidden);
      const list = this.renderRoot.querySelector('pad-list');
      await (panel ?? list)?.updateComplete;
      if (panel) panel.focusHeading();
      else list?.focusCard(this.#listed.after(id));
    });
  }

  protected override willUpdate(): void {
    this.#listed.update(this.state);
    if (this.messages) void import('./pad-messages.js');
  }

  override render(): TemplateResult {
    const { state, i18n } = this;
    const idle = this.#listed.now.length === 0;
    return html`<div class=${idle ? 'pad idle' : 'pad'}>
      <slot name="bar"></slot>
      ${alerts(state, i18n)}
      <slot name="offers" class="offers"></slot>
      <pad-list
        .interactions=${this.#listed.now}
        .unread=${state.unread}
        .selected=${state.selected}
        .blocked=${this.blocked}
        .i18n=${i18n}
        .now=${this.now}
      ></pad-list>
      ${idle ? emptyState(state, i18n) : nothing} ${this.#panels()}
      ${this.messages ? html`<pad-messages .notices=${state.notices} .i18n=${i18n}></pad-messages>` : nothing}
    </div>`;
  }

  /** Panels stay once opened, hidden while another is shown: each keeps its drafts and places (WI-13). */
  #panels(): TemplateResult {
    const { selected } = this.state;
    return html`<div class="panels">
      ${repeat(
        this.#listed.opened,
        ({ id }) => id,
        (one) =>
          html`<pad-panel
            .interaction=${one}
            .state=${this.state}
            .i18n=${this.i18n}
            .now=${this.now}
            .access=${this.access}
            ?blocked=${this.blocked.includes(one.id)}
            ?hidden=${one.id !== selected}
          ></pad-panel>`,
      )}
      ${selected === undefined ? html`<p class="none muted">${this.i18n.m.noneSelected}</p>` : nothing}
    </div>`;
  }
}

define('pad-work', PadWork);

declare global {
  interface HTMLElementTagNameMap {
    'pad-work': PadWork;
  }
}
