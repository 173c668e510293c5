import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { offerKeys } from '../controllers/shortcuts.js';
import { Timers } from '../controllers/timers.js';
import {
  classOf,
  commandLife,
  initialState,
  permission,
  type Interaction,
  type Offer,
  type PadState,
} from '../core/index.js';
import { contactOf, english, type I18n, offerName, titleOf } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { control, failureLine, type Control } from './control.js';
import { data, define } from './define.js';
import { firstIcon } from './first-icons.js';
import { differsIn } from './slices.js';
import { offerStyles } from '../styles/pad-offer.js';

/** From here on the countdown asks for attention, in milliseconds. */
const SOON = 5_000;

/**
 * Something that waits for the agent's answer. It never takes the focus, and never leaves by itself: what the deadline
 * does is the backend's (traps T5).
 *
 * @tagname pad-offer
 * @fires pad-command - Accept or Reject
 * @csspart offer - the whole
 * @csspart accept - the primary button
 * @csspart reject - the other one
 * @csspart failure - why an answer failed
 */
export class PadOffer extends LitElement {
  static override styles: CSSResult[] = [base, offerStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: { attribute: false, hasChanged: differsIn('sources', 'commands') },
    i18n: data,
    now: data,
    place: { type: Number },
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  /** Its place in the stack; 0 is on top. */
  place: number = 0;

  constructor() {
    super();
    new Timers(this, {
      also: () => {
        this.#countDown();
      },
    });
  }

  override render(): TemplateResult {
    const one = this.interaction;
    if (!one?.offer) return html``;
    const { i18n } = this;
    return html`<section
      part="offer"
      class="offer"
      role="alertdialog"
      aria-label=${offerName(one, i18n)}
      aria-describedby="about"
      ?data-below=${this.place > 0}
    >
      <header>
        <span class="tile" data-class=${classOf(one.medium)}>${firstIcon(one.medium)}</span>
        <div class="who">
          <span class="muted">${i18n.m.media[one.medium]}</span>
          <strong class="outside">${titleOf(one, i18n)}</strong>
        </div>
        ${this.#deadline(one.offer)}
      </header>
      <p class="words" ?hidden=${one.offer.onDeadline === 'redirect' || one.offer.deadline === undefined}></p>
      <div id="about">${this.#about(one)}${this.#caseKeys(one, one.offer)}</div>
      ${this.#answers(one, one.offer)}
    </section>`;
  }

  #about(one: Interaction): TemplateResult {
    const { m } = this.i18n;
    const facts: [string, unknown][] = [
      [m.queue, one.queue],
      [m.taskType, one.taskType],
      [m.priority, one.priority ? this.i18n.number(one.priority) : undefined],
      [m.waiting, html`<time data-source=${one.source} data-since=${one.createdAt}></time>`],
    ];
    return html`${contactOf(one) && one.subject ? html`<p class="subject outside">${one.subject}</p>` : nothing}
      ${this.#handover(one)}
      <dl class="facts">
        ${facts.map(([label, value]) =>
          value === undefined
            ? nothing
            : html`<div>
                <dt>${label}</dt>
                <dd class="outside">${value}</dd>
              </div>`,
        )}
      </dl>`;
  }

  /** Who hands it over with what words (WI-36), or asks for advice about it. */
  #handover({ handover, peer }: Interaction): TemplateResult | typeof nothing {
    if (!handover) return nothing;
    const { m } = this.i18n;
    const by = peer ? m.asksAbout(handover.by.name) : m.handedOver(handover.by.name);
    return html`<p class="handover outside">
      ${by}${handover.note ? html`: <q>${handover.note}</q>` : nothing}
    </p>`;
  }

  /** The preview of case data: absent, not empty, where nothing is configured (WI-3). */
  #caseKeys(one: Interaction, { caseKeys }: Offer): TemplateResult | typeof nothing {
    const entries = caseKeys.flatMap((key) => one.caseData.find((entry) => entry.key === key) ?? []);
    if (entries.length === 0) return nothing;
    return html`<dl class="facts case" aria-label=${this.i18n.m.caseInformation}>
      ${entries.map(
        ({ label, value }) =>
          html`<div>
            <dt class="outside">${label}</dt>
            <dd class="outside">${value}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #deadline({ deadline }: Offer): TemplateResult | typeof nothing {
    if (deadline === undefined) return nothing;
    return html`<span class="left number"></span><span class="line" aria-hidden="true"></span>`;
  }

  #answers(one: Interaction, offer: Offer): TemplateResult {
    const { m } = this.i18n;
    const about = { interaction: one.id, offer: offer.id };
    const of = (type: 'accept' | 'reject'): Pick<Control, 'request' | 'permission' | 'life'> => ({
      request: { type, ...about },
      permission: permission(this.state, one, type),
      life: commandLife(this.state, type, one.id),
    });
    const keys = offerKeys(this.place);
    const accept = { ...of('accept'), label: m.accept, pendingLabel: m.accepting, primary: true, keys };
    const reject = { ...of('reject'), label: m.reject, pendingLabel: m.rejecting };
    return html`<div class="answers">${control(accept, this.i18n)}${control(reject, this.i18n)}</div>
      ${failureLine(accept.life, this.i18n)}${failureLine(reject.life, this.i18n)}`;
  }

  /** Writes what is left; the bar's length goes through the style sheet object, which a strict policy allows. */
  #countDown(): void {
    const { interaction: one } = this;
    const left = this.renderRoot.querySelector<HTMLElement>('.left');
    const { deadline, durationMs, onDeadline = 'redirect' } = one?.offer ?? {};
    if (!one || !left || deadline === undefined) return;
    // What is known of the backend's clock is a little old: never more than the whole.
    const ms = Math.min(durationMs ?? Infinity, Math.max(0, deadline - this.now(one.source)));
    const section = this.renderRoot.querySelector<HTMLElement>('.offer');
    left.textContent = this.i18n.seconds(ms);
    const words = this.i18n.m.deadline[onDeadline](this.i18n.seconds(ms));
    left.title = words;
    const shown = this.renderRoot.querySelector<HTMLElement>('.words');
    if (shown) shown.textContent = words;
    section?.toggleAttribute('data-soon', ms <= SOON);
    section?.toggleAttribute('data-over', ms === 0 && onDeadline === 'stay');
    section?.style.setProperty('--_left', String(durationMs ? Math.min(1, ms / durationMs) : 0));
  }
}

define('pad-offer', PadOffer);

declare global {
  interface HTMLElementTagNameMap {
    'pad-offer': PadOffer;
  }
}
