import { LitElement, html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Timers } from '../controllers/timers.js';
import {
  classOf,
  commandLife,
  initialState,
  permission,
  type Attachment,
  type AttachmentAccess,
  type Interaction,
  type PadState,
  type RecordLink,
} from '../core/index.js';
import { contactOf, english, type I18n, titleOf } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { control, failureLine } from './control.js';
import { counters } from './counters.js';
import { define } from './define.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import { linked, safeUrl } from './links.js';
import './pad-case-data.js';
import { differsIn } from './slices.js';
import { panelStyles } from '../styles/pad-panel.js';

/** Gets the address of an attachment; `expiresAt` on the local clock. Rejects with a `PadError`. */
export type Access = (attachment: Attachment) => Promise<AttachmentAccess>;

/**
 * Everything about one interaction: status and counters, the controls that the backend allows, instruction, case
 * information, documents. Each interaction has its own panel, which keeps its drafts and places while another is shown.
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
  @property({ attribute: false, hasChanged: differsIn('sources', 'commands') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  @property({ attribute: false }) now: (source: string) => number = Date.now;
  @property({ attribute: false }) access:
    ((one: Interaction, attachment: Attachment) => Promise<AttachmentAccess>) | undefined;
  /** Whether the browser blocked the window of the record. */
  @property({ type: Boolean }) blocked: boolean = false;

  constructor() {
    super();
    new Timers(this);
  }

  /** Gives the focus to the heading. */
  focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override willUpdate(): void {
    if (this.interaction?.attachments.length) void import('./pad-document.js');
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('interaction')) this.toggleAttribute('documents', !!this.interaction?.attachments.length);
  }

  override render(): TemplateResult {
    const one = this.interaction;
    if (!one) return html``;
    return html`<div class="top">${this.#heading(one)} ${this.#actions(one)}</div>
      <div class="body">
        <div class="facts">
          ${this.#record(one)} ${this.#instruction(one)} ${this.#caseData(one)} ${this.#details(one)}
        </div>
        ${this.#documents(one)}
      </div>`;
  }

  #heading(one: Interaction): TemplateResult {
    const { i18n } = this;
    const { m } = i18n;
    return html`<header>
      <span class="tile" data-class=${classOf(one.medium)}>${icon(one.medium)}</span>
      <div class="names">
        <h2 part="heading" class="outside" tabindex="-1">${titleOf(one, i18n)}</h2>
        <p class="muted outside">
          ${m.media[one.medium]}${contactOf(one) && one.subject ? html` · ${one.subject}` : nothing}
        </p>
      </div>
      <div class="status">
        <span class="phase"><span class="lamp"></span>${m.connected}</span>
        <time data-source=${one.source} data-since=${one.since}></time>
        ${counters(one, i18n)}
      </div>
    </header>`;
  }

  #actions(one: Interaction): TemplateResult | typeof nothing {
    const allowed = permission(this.state, one, 'done');
    if (allowed === undefined) return nothing;
    const { m } = this.i18n;
    const life = commandLife(this.state, 'done', one.id);
    const request = { type: 'done', interaction: one.id } as const;
    const done = {
      label: m.done,
      pendingLabel: m.finishing,
      request,
      permission: allowed,
      life,
      primary: true,
    };
    const why = allowed === true || allowed.reason === 'PENDING' ? undefined : m.reasons[allowed.reason];
    return html`<div class="actions" part="actions" role="group" aria-label=${m.actions}>
        ${control(done, this.i18n)}${why ? html`<span class="muted">${why}</span>` : nothing}
      </div>
      ${failureLine(life, this.i18n)}`;
  }

  #record({ id, record }: Interaction): TemplateResult | typeof nothing {
    if (!record) return nothing;
    const href = safeUrl(record.url);
    return html`<section>
      <h3>
        ${this.i18n.m.record}${record.type ? html` · <span class="outside">${record.type}</span>` : nothing}
      </h3>
      ${href ? this.#recordLink(id, record, href) : html`<p class="outside">${record.label}</p>`}
      ${this.blocked ? html`<p class="blocked">${this.i18n.m.recordBlocked}</p>` : nothing}
    </section>`;
  }

  #recordLink(interaction: string, { label }: RecordLink, href: string): TemplateResult {
    const open = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.dispatchEvent(new IntentEvent({ type: 'select', interaction }));
    };
    return html`<a
      class="record outside"
      href=${href}
      target="_blank"
      rel="noopener noreferrer"
      @click=${open}
      >${label}${icon('out')}</a
    >`;
  }

  #instruction({ instruction }: Interaction): TemplateResult | typeof nothing {
    if (!instruction) return nothing;
    return html`<section>
      <h3>${this.i18n.m.instruction}</h3>
      <p class="instruction outside">${linked(instruction)}</p>
    </section>`;
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

  #details(one: Interaction): TemplateResult {
    const { m } = this.i18n;
    const priority = one.priority ? this.i18n.number(one.priority) : undefined;
    const facts: [string, string | undefined][] = [
      [m.queue, one.queue],
      [m.taskType, one.taskType],
      [m.priority, priority],
      [m.from, one.from],
      [m.received, this.i18n.time(one.createdAt)],
    ];
    return html`<section>
      <h3>${m.details}</h3>
      <dl class="pairs">
        ${facts.map(([label, value]) =>
          value
            ? html`<dt>${label}</dt>
                <dd class="outside">${value}</dd>`
            : nothing,
        )}
      </dl>
    </section>`;
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
}

define('pad-panel', PadPanel);

declare global {
  interface HTMLElementTagNameMap {
    'pad-panel': PadPanel;
  }
}
