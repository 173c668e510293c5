import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { commandLife, initialState, permission, type Interaction, type PadState } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { voiceEn } from '../i18n/voice-en.js';
import { base } from '../styles/base.js';
import { panelStyles } from '../styles/pad-panel.js';
import { formStyles } from '../styles/panel-forms.js';
import { voiceStyles } from '../styles/voice.js';
import { failureLine, why } from './control.js';
import { data, define } from './define.js';
import { focusHeading } from './focus-heading.js';
import { unwritten } from './panel-actions.js';
import { RescheduleForm, type RescheduleHost } from './reschedule.js';
import { differsIn } from './slices.js';

/**
 * What only a web callback has: whom to call, when, and the form in which it is put off (WC-7, WC-29).
 *
 * @tagname pad-callback
 * @fires pad-command - that it is to be put off
 * @csspart failure - why that failed
 */
export class PadCallback extends LitElement implements RescheduleHost {
  static override styles: CSSResult[] = [base, panelStyles, formStyles, voiceStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: { ...data, hasChanged: differsIn('sources', 'commands') },
    i18n: data,
    now: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;

  readonly #form = new RescheduleForm(this);

  constructor() {
    super();
    new FocusKeeper(this, () => {
      const next = this.renderRoot.querySelector<HTMLElement>('.opener, input');
      if (next) next.focus();
      else focusHeading(this);
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { state, i18n } = this;
    const { id, callback, subject } = this.interaction ?? {};
    if (!callback) return nothing;
    const { number, scheduledAt, rescheduledTo } = callback;
    return html`<section aria-labelledby="title">
      <h3 id="title">${voiceEn.callback}</h3>
      <dl class="pairs">
        ${pair(voiceEn.subject, subject)} ${pair(voiceEn.number, html`<bdi dir="ltr">${number}</bdi>`)}
        ${pair(voiceEn.scheduled, this.#moment(scheduledAt))}
        ${rescheduledTo === undefined ? nothing : pair(voiceEn.rescheduled, html`<strong>${this.#moment(rescheduledTo)}</strong> <span class="muted">${voiceEn.doneCloses}</span>`)}
      </dl>
      ${this.#reschedule()} ${failureLine(commandLife(state, 'reschedule', id), i18n)}
    </section>`;
  }

  /** In the time zone of the agent, which is named where it is pointed at. */
  #moment(at: number): TemplateResult {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return html`<span title=${timeZone}>${this.i18n.time(at)}</span>`;
  }

  #reschedule(): TemplateResult | typeof nothing {
    const { interaction: one, state, i18n } = this;
    const allowed = one && permission(unwritten(state), one, 'reschedule');
    if (!allowed) return nothing;
    const form = this.#form;
    if (form.isOpen) return form.render();
    const blocked = why(allowed, i18n);
    return html`<button
      class="opener"
      part="reschedule"
      title=${ifDefined(blocked)}
      aria-disabled=${!!blocked}
      @click=${() => {
        if (!blocked) form.open();
      }}
    >
      ${voiceEn.commands.reschedule}
    </button>`;
  }
}

function pair(label: string, value: unknown): TemplateResult | typeof nothing {
  return value
    ? html`<dt>${label}</dt>
        <dd class="outside">${value}</dd>`
    : nothing;
}

define('pad-callback', PadCallback);

declare global {
  interface HTMLElementTagNameMap {
    'pad-callback': PadCallback;
  }
}
