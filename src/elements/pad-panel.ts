import { LitElement, html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { Timers } from '../controllers/timers.js';
import {
  initialState,
  interactionOf,
  permission,
  type Attachment,
  type AttachmentAccess,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { panelStyles } from '../styles/pad-panel.js';
import { define } from './define.js';
import { IntentEvent } from './events.js';
import './pad-actions.js';
import type { BlockedEvent } from './pad-actions.js';
import './pad-case-data.js';
import './pad-disposition.js';
import './pad-note.js';
import './pad-reply.js';
import {
  detailsSection,
  handoverSection,
  instructionSection,
  letterSection,
  recordSection,
} from './panel-facts.js';
import { panelHeading } from './panel-heading.js';
import { differsIn } from './slices.js';
import { transferBanner } from './transfer-banner.js';

/**
 * Everything about one interaction: status and counters, the controls that the backend allows, what it is about, and how
 * it ended. Each interaction has its own panel, which keeps its drafts and places while another is shown.
 *
 * @tagname pad-panel
 * @fires pad-command - what the agent asks for
 * @csspart heading - the contact or subject
 * @csspart actions - the controls
 * @csspart done - the button that finishes
 * @csspart failure - why a command failed
 * @csspart document - the frame around a document
 */
export class PadPanel extends LitElement {
  static override styles: CSSResult[] = [base, panelStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({ attribute: false, hasChanged: differsIn('agent', 'sources', 'commands') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  @property({ attribute: false }) now: (source: string) => number = Date.now;
  @property({ attribute: false }) access:
    ((one: Interaction, attachment: Attachment) => Promise<AttachmentAccess>) | undefined;
  /** Whether the browser blocked the window of the record. */
  @property({ type: Boolean }) blocked: boolean = false;
  /** When the failed transfer began whose banner the agent has put away. */
  @state() private _dismissed: number | undefined;
  /** The agent wanted to finish without a disposition. */
  @state() private _missed: boolean = false;
  @state() private _reply: 'closed' | 'open' | 'sent' = 'closed';
  @state() private _unsent: boolean = false;

  constructor() {
    super();
    new Timers(this);
    new FocusKeeper(this, () => {
      this.focusHeading();
    });
  }

  /** Gives the focus to the heading. */
  focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.interaction?.attachments.length) void import('./pad-document.js');
    if (changed.has('interaction') && this.interaction?.disposition !== undefined) this._missed = false;
  }

  override render(): TemplateResult {
    const { interaction: one, i18n } = this;
    if (!one) return html``;
    return html`<div class="top">
        ${this.#transfer(one)} ${panelHeading(one, interactionOf(this.state, one.parent), i18n)}
        ${this.#actions(one)}
      </div>
      <div class="body">
        <div class="main">
          ${this.#reply(one)} ${handoverSection(one, i18n)} ${recordSection(one, this.blocked, i18n)}
          ${instructionSection(one, i18n)} ${letterSection(one, i18n)} ${this.#caseData(one)}
        </div>
        <div class="side">
          ${this.#disposition(one)} ${this.#note(one)} ${this.#documents(one)} ${detailsSection(one, i18n)}
        </div>
      </div>`;
  }

  #transfer(one: Interaction): TemplateResult | typeof nothing {
    if (one.transfer?.since === this._dismissed) return nothing;
    const onDismiss = (): void => {
      this._dismissed = one.transfer?.since;
      this.focusHeading();
    };
    return transferBanner(this.state, one, onDismiss, this.i18n);
  }

  #actions(one: Interaction): TemplateResult {
    return html`<pad-actions
      part="actions"
      exportparts="done, failure"
      .interaction=${one}
      .state=${this.state}
      .i18n=${this.i18n}
      ?unsent=${this._unsent}
      @pad-command=${this.#onCommand}
      @write=${this.#onWrite}
      @blocked=${this.#onBlocked}
      @lost=${() => {
        this.focusHeading();
      }}
    ></pad-actions>`;
  }

  #reply(one: Interaction): TemplateResult | typeof nothing {
    if (one.medium !== 'email' || !one.can.reply) return nothing;
    return html`${this._reply === 'sent' ? html`<p class="sent" role="status">${this.i18n.m.replySent}</p>` : nothing}
      <pad-reply
        exportparts="failure"
        ?hidden=${this._reply !== 'open'}
        .interaction=${one}
        .state=${this.state}
        .i18n=${this.i18n}
        @change=${this.#onReplyChange}
        @sent=${this.#onReplySent}
        @close=${this.#onReplyClose}
      ></pad-reply>`;
  }

  #caseData(one: Interaction): TemplateResult | typeof nothing {
    if (one.caseData.length === 0) return nothing;
    return html`<pad-case-data
      .interaction=${one}
      .permission=${permission(this.state, one, 'set-case-data')}
      .commands=${this.state.commands}
      exportparts="failure"
      .i18n=${this.i18n}
    ></pad-case-data>`;
  }

  #disposition(one: Interaction): TemplateResult | typeof nothing {
    if (!one.dispositions) return nothing;
    return html`<pad-disposition
      exportparts="failure"
      .interaction=${one}
      .state=${this.state}
      .i18n=${this.i18n}
      ?missed=${this._missed}
    ></pad-disposition>`;
  }

  #note(one: Interaction): TemplateResult | typeof nothing {
    if (!one.can['set-note'] && !one.note) return nothing;
    return html`<pad-note
      exportparts="failure"
      .interaction=${one}
      .state=${this.state}
      .i18n=${this.i18n}
    ></pad-note>`;
  }

  #documents(one: Interaction): TemplateResult | typeof nothing {
    if (one.attachments.length === 0) return nothing;
    const access = (attachment: Attachment): Promise<AttachmentAccess> =>
      this.access?.(one, attachment) ?? Promise.reject(new Error('no access'));
    return html`<section class="documents">
      <h3>${this.i18n.m.documents}</h3>
      ${one.attachments.map(
        (attachment) =>
          html`<pad-document
            exportparts="document"
            .attachment=${attachment}
            .access=${access}
            .i18n=${this.i18n}
          ></pad-document>`,
      )}
    </section>`;
  }

  /** What would take the interaction away waits until the note is safe. */
  readonly #onCommand = (event: Event): void => {
    const note = this.renderRoot.querySelector('pad-note');
    if (!note?.unsaved || !(event instanceof IntentEvent) || event.target === this) return;
    event.stopPropagation();
    const { intent } = event;
    void note.settle().then((saved) => {
      if (saved) this.dispatchEvent(new IntentEvent(intent));
      else note.focus();
    });
  };

  readonly #onBlocked = (event: BlockedEvent): void => {
    if (event.reason !== 'DISPOSITION_REQUIRED') return;
    this._missed = true;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('pad-disposition')?.focus();
    });
  };

  readonly #onWrite = (): void => {
    this._reply = 'open';
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('pad-reply')?.focus();
    });
  };

  readonly #onReplyChange = (): void => {
    this._unsent = this.renderRoot.querySelector('pad-reply')?.unsent ?? false;
  };

  readonly #onReplySent = (): void => {
    this._reply = 'sent';
    this.focusHeading();
  };

  readonly #onReplyClose = (): void => {
    this._reply = 'closed';
    this.focusHeading();
  };
}

define('pad-panel', PadPanel);

declare global {
  interface HTMLElementTagNameMap {
    'pad-panel': PadPanel;
  }
}
