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
import {
  commandLife,
  initialState,
  permission,
  type CallbackState,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { base } from '../styles/base.js';
import { panelStyles } from '../styles/pad-panel.js';
import { formStyles } from '../styles/panel-forms.js';
import { voiceStyles } from '../styles/voice.js';
import { failureLine, why } from './control.js';
import { data, define } from './define.js';
import { focusHeading } from './focus-heading.js';
import { pairs } from './pairs.js';
import { unwritten } from './panel-actions.js';
import { RescheduleForm, type RescheduleHost } from './reschedule.js';
import { differsIn } from './slices.js';

/**
 * What only a web callback has: whom to call and on which number, when, and the form in which it is put off (WC-7, WC-15,
 * WC-29).
 *
 * @tagname pad-callback
 * @fires pad-command - that it is to be put off
 * @csspart failure - why that failed
 */
export class PadCallback extends LitElement implements RescheduleHost {
  static override styles: CSSResult[] = [base, panelStyles, formStyles, voiceStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: { ...data, hasChanged: differsIn('sources', 'commands', 'drafts') },
    i18n: data,
    now: data,
    _number: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  /** What the agent wants to call. */
  private _number: string | undefined;

  readonly #form = new RescheduleForm(this);

  constructor() {
    super();
    new FocusKeeper(this, () => {
      const next = this.renderRoot.querySelector<HTMLElement>('.opener, form input');
      if (next) next.focus();
      else focusHeading(this);
    });
  }

  /** What Call is to call, where that is another number than the one that was asked for (WC-15). */
  get chosen(): { readonly number?: string } {
    const { number, numbers } = this.interaction?.callback ?? {};
    const chosen = numbers?.find((each) => each === this._number);
    return chosen === undefined || chosen === number ? {} : { number: chosen };
  }

  override render(): TemplateResult | typeof nothing {
    const { state, i18n } = this;
    const { id, callback, subject } = this.interaction ?? {};
    if (!callback) return nothing;
    const { scheduledAt, rescheduledTo } = callback;
    return html`<section aria-labelledby="title">
      <h3 id="title">${voiceWords(i18n).callback}</h3>
      ${pairs([
        [voiceWords(i18n).subject, subject],
        [i18n.m.number, this.#numbers(callback)],
        [i18n.m.scheduled, this.#moment(scheduledAt)],
        [voiceWords(i18n).rescheduled, rescheduledTo && this.#rescheduled(rescheduledTo)],
      ])}
      ${this.#reschedule()} ${failureLine(commandLife(state, 'reschedule', id), i18n)}
    </section>`;
  }

  /** Where the contact has several, the one to call is chosen before Call is pressed, and stays in sight in the call. */
  #numbers({ number, numbers }: CallbackState): TemplateResult {
    const one = this.interaction;
    const bdi = (text: string): TemplateResult => html`<bdi dir="ltr">${text}</bdi>`;
    if (!numbers) return bdi(number);
    const { numberToCall, askedFor } = voiceWords(this.i18n);
    const chosen = one?.call?.dnis ?? this.chosen.number ?? number;
    return html`<div role="radiogroup" aria-label=${numberToCall}>
      ${numbers.map(
        (each) =>
          html`<label class="option"
            ><input
              type="radio"
              name="number"
              .checked=${each === chosen}
              ?disabled=${one?.phase !== 'ready-to-call'}
              @change=${() => {
                this._number = each;
              }}
            />${bdi(each)}${each === number ? html`<span class="muted">${askedFor}</span>` : nothing}</label
          >`,
      )}
    </div>`;
  }

  /** In the time zone of the agent, which is named where it is pointed at. */
  #moment(at: number): TemplateResult {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return html`<span title=${timeZone}>${this.i18n.time(at)}</span>`;
  }

  #rescheduled(at: number): TemplateResult {
    return html`<strong>${this.#moment(at)}</strong>
      <span class="muted">${voiceWords(this.i18n).doneCloses}</span>`;
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
      ${voiceWords(i18n).commands.reschedule}
    </button>`;
  }
}

define('pad-callback', PadCallback);

declare global {
  interface HTMLElementTagNameMap {
    'pad-callback': PadCallback;
  }
}
