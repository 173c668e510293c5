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
import { commandLife, initialState, permission, type Audio, type PadState } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { voiceEn } from '../i18n/voice-en.js';
import { base } from '../styles/base.js';
import { voiceStyles } from '../styles/voice.js';
import { audioOf } from './audio-settings.js';
import { control, failureLine } from './control.js';
import { data, define } from './define.js';
import { firstIcon } from './first-icons.js';
import type {} from './pad-list.js';
import { differsIn } from './slices.js';

/**
 * What is wrong with the sound of calls, before the first of them and while there is one: the browser plays none yet
 * (MI-51), there is no microphone, a device was unplugged (ST-4).
 *
 * @tagname pad-audio
 * @fires pad-command - that the sound is to be enabled
 * @csspart failure - why it could not be
 */
export class PadAudio extends LitElement {
  static override styles: CSSResult[] = [base, voiceStyles];
  static override properties: PropertyDeclarations = {
    state: { ...data, hasChanged: differsIn('agent', 'sources', 'commands') },
    i18n: data,
    _unplugged: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  /** The names of devices that were taken away. */
  private _unplugged: readonly string[] = [];

  #audio: Audio | undefined;

  constructor() {
    super();
    new FocusKeeper(this, () => {
      (this.getRootNode() as ParentNode).querySelector('pad-list')?.focusCard();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const now = audioOf(this.state);
    if (!now || now === this.#audio) return;
    const there = devicesOf(now);
    const before = new Set([...this._unplugged, ...devicesOf(this.#audio)]);
    this._unplugged = [...before].filter((device) => device && !there.includes(device));
    this.#audio = now;
  }

  override render(): TemplateResult {
    const locked = this.#audio?.state ?? 'ready';
    return html`<div role="alert">
      ${locked === 'ready' ? nothing : this.#warning(voiceEn[locked], this.#enable())}
      ${this._unplugged.map((device) => this.#warning(voiceEn.unplugged(device), this.#dismiss(device)))}
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
      label: voiceEn.enableAudio,
      pendingLabel: voiceEn.enabling,
      request: { type: 'enable-audio' },
      permission: agent && permission(state, agent, 'enable-audio'),
      life,
    } as const;
    return [control(button, i18n), failureLine(life, i18n)];
  }

  #dismiss(device: string): TemplateResult {
    return html`<button
      @click=${() => {
        this._unplugged = this._unplugged.filter((one) => one !== device);
      }}
    >
      ${this.i18n.m.dismiss}
    </button>`;
  }
}

/** The names of all devices: that of a headset stands in both lists. */
function devicesOf(audio: Audio | undefined): readonly string[] {
  return audio ? [...audio.microphones, ...audio.speakers].map(({ label }) => label) : [];
}

define('pad-audio', PadAudio);

declare global {
  interface HTMLElementTagNameMap {
    'pad-audio': PadAudio;
  }
}
