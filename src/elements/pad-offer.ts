import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { keysOf, offerKeys } from '../controllers/shortcuts.js';
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

/** A label, and what stands under it, where that is known. */
type Fact = readonly [label: string, value: unknown];

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
    state: { ...data, hasChanged: differsIn('sources', 'commands', 'settings') },
    i18n: data,
    now: data,
    place: data,
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

  /** The focus goes to its first answer. */
  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
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
          <strong class="outside"><bdi>${titleOf(one, i18n)}</bdi></strong>
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
    const { call, callback } = one;
    const known: Fact[] = [
      [m.number, callback?.number ?? call?.ani],
      [m.called, call?.dnis],
      [m.scheduled, callback && this.i18n.time(callback.scheduledAt)],
      [m.queue, one.queue],
      [m.taskType, one.taskType],
      [m.priority, one.priority ? this.i18n.number(one.priority) : undefined],
      [m.waiting, html`<time data-source=${one.source} data-since=${one.createdAt}></time>`],
    ];
    return html`${contactOf(one) && one.subject ? html`<p class="outside">${one.subject}</p>` : nothing}
    ${this.#handover(one)} ${facts(known)}`;
  }

  /** Who hands it over with what words (WI-36), or asks for advice about it, and with what message (IM-18). */
  #handover({ handover, peer, conversation }: Interaction): TemplateResult | typeof nothing {
    if (conversation?.first) return html`<p class="cut outside">${conversation.first}</p>`;
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
    const known = entries.map(({ label, value }): Fact => [label, value]);
    return facts(known, this.i18n.m.caseInformation);
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
    const keys = offerKeys(this.state, this.place);
    const accept = { ...of('accept'), label: m.accept, pendingLabel: m.accepting, primary: true, keys };
    const rejects = this.place ? undefined : keysOf(this.state, 'reject');
    const reject = {
      ...of('reject'),
      label: m.reject,
      pendingLabel: m.rejecting,
      keys: rejects ? [rejects] : [],
    };
    return html`<div class="answers">${control(accept, this.i18n)}${control(reject, this.i18n)}</div>
      ${failureLine(accept.life, this.i18n)}${failureLine(reject.life, this.i18n)}`;
  }

  /** Writes what is left; the bar's length goes through the style sheet object, which a strict policy allows. */
  #countDown(): void {
    const { interaction: one, i18n } = this;
    const { deadline, durationMs, onDeadline = 'redirect' } = one?.offer ?? {};
    const parts = this.renderRoot.querySelectorAll<HTMLElement>('.offer, .left, .words');
    const [section, left, words] = parts;
    if (!one || !section || !left || !words || deadline === undefined) return;
    // What is known of the backend's clock is a little old: never more than the whole.
    const ms = Math.min(durationMs ?? Infinity, Math.max(0, deadline - this.now(one.source)));
    left.textContent = i18n.seconds(ms);
    left.title = words.textContent = i18n.m.deadline[onDeadline](left.textContent);
    section.toggleAttribute('data-soon', ms <= SOON);
    section.toggleAttribute('data-over', ms === 0 && onDeadline === 'stay');
    section.style.setProperty('--_left', String(durationMs ? ms / durationMs : 0));
  }
}

/** What is known, as a list; a label names the whole. */
function facts(known: readonly Fact[], label?: string): TemplateResult {
  return html`<dl class=${label ? 'facts case' : 'facts'} aria-label=${ifDefined(label)}>
    ${known.map(([name, value]) =>
      value === undefined
        ? nothing
        : html`<div class="clamp">
            <dt class="outside">${name}</dt>
            <dd class="outside">${value}</dd>
          </div>`,
    )}
  </dl>`;
}

define('pad-offer', PadOffer);

declare global {
  interface HTMLElementTagNameMap {
    'pad-offer': PadOffer;
  }
}
