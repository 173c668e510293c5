import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import {
  commandLife,
  initialState,
  permission,
  type Agent,
  type Audio,
  type PadState,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { base } from '../styles/base.js';
import { voiceStyles } from '../styles/voice.js';
import { lineOf } from './audio-settings.js';
import { control, failureLine } from './control.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { firstIcon } from './first-icons.js';
import type {} from './pad-list.js';
import { differsIn } from './slices.js';

/** The reason for which an agent without a headset is Not Ready, where the backend has one of that code. */
const HEADSET = 'headset';

/**
 * What is wrong with the sound of calls, before the first of them and while there is one: the browser plays none yet
 * (MI-51), there is no microphone, the device in use was unplugged, for which the agent becomes Not Ready (ST-4).
 *
 * @tagname pad-audio
 * @fires pad-command - that the sound is to be enabled, or that the agent is Not Ready
 * @csspart failure - why it could not be
 */
export class PadAudio extends LitElement {
  static override styles: CSSResult[] = [base, voiceStyles];
  static override properties: PropertyDeclarations = {
    state: { ...data, hasChanged: differsIn('agent', 'sources', 'commands') },
    i18n: data,
    _dismissed: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  /** The agent has read which device was taken away. */
  private _dismissed: boolean = false;

  #audio: Audio | undefined;
  /** The agent is still to become Not Ready for it. */
  #isDue = false;

  constructor() {
    super();
    new FocusKeeper(this, () => {
      (this.getRootNode() as ParentNode).querySelector('pad-list')?.focusCard();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const { audio = this.#audio, tab } = lineOf(this.state) ?? {};
    if (audio?.unplugged !== this.#audio?.unplugged) {
      this._dismissed = false;
      // Of the tabs of an agent the one that has the sound sees to it.
      this.#isDue = audio?.unplugged !== undefined && tab?.leads !== false;
    }
    this.#audio = audio;
  }

  protected override updated(): void {
    const { agent } = this.state;
    // To choose a state during wrap-up would end that.
    if (!this.#isDue || !agent || agent.state === 'wrap' || agent.state === 'logging') return;
    this.#isDue = false;
    if (rests(agent) || agent.can['set-state'] !== true) return;
    const reason = agent.reasons.some(({ code }) => code === HEADSET) ? { reason: HEADSET } : {};
    this.dispatchEvent(new IntentEvent({ type: 'set-state', state: 'not-ready', ...reason }));
  }

  override render(): TemplateResult {
    const { state: sound = 'ready', unplugged } = this.#audio ?? {};
    const { agent } = this.state;
    const said = voiceWords(this.i18n);
    const words = unplugged && [said.unplugged(unplugged), agent && rests(agent) ? said.rests : ''];
    return html`<div role="alert">
      ${sound === 'ready' ? nothing : this.#warning(said[sound], this.#enable())}
      ${words && !this._dismissed ? this.#warning(words.join(' '), this.#dismiss()) : nothing}
    </div>`;
  }

  #warning(words: string, button: unknown): TemplateResult {
    return html`<p class="banner">${firstIcon('warning')}<span class="outside">${words}</span>${button}</p>`;
  }

  #enable(): unknown {
    const { state, i18n } = this;
    const { agent } = state;
    const life = commandLife(state, 'enable-audio');
    const button = {
      label: voiceWords(i18n).enableAudio,
      pendingLabel: voiceWords(i18n).enabling,
      request: { type: 'enable-audio' },
      permission: agent && permission(state, agent, 'enable-audio'),
      life,
    } as const;
    return [control(button, i18n), failureLine(life, i18n)];
  }

  #dismiss(): TemplateResult {
    return html`<button
      @click=${() => {
        this._dismissed = true;
      }}
    >
      ${this.i18n.m.dismiss}
    </button>`;
  }
}

/** Whether no new work comes, or none after this. */
function rests({ state, intended }: Agent): boolean {
  return intended ? intended.state === 'not-ready' : state !== 'ready';
}

define('pad-audio', PadAudio);

declare global {
  interface HTMLElementTagNameMap {
    'pad-audio': PadAudio;
  }
}
