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
import { keysOf } from '../controllers/shortcuts.js';
import { Timers } from '../controllers/timers.js';
import {
  commandLife,
  initialState,
  permission,
  type Audio,
  type Interaction,
  type PadState,
  type Permission,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { base } from '../styles/base.js';
import { panelStyles } from '../styles/pad-panel.js';
import { formStyles } from '../styles/panel-forms.js';
import { voiceStyles } from '../styles/voice.js';
import { audioOf, audioSettings } from './audio-settings.js';
import { callMarks, callParties, partyKey } from './call-lines.js';
import { callTools, toolButton, toolFailures } from './call-tools.js';
import { callVideo } from './call-video.js';
import { failureLine } from './control.js';
import { data, define } from './define.js';
import { focusHeading } from './focus-heading.js';
import { Keypad } from './keypad.js';
import { onEscape } from './on-escape.js';
import { unwritten } from './panel-actions.js';
import type { PanelHost } from './panel-host.js';
import { differsIn } from './slices.js';

/** What opens under the controls. */
type Drawer = 'send-dtmf' | 'audio';

/**
 * What a call has beside the controls of every interaction: two calls at once, mute, keys, recording, devices; who is in
 * it, and how well it is heard. What the backend does not allow is not there (WC-21).
 *
 * @tagname pad-call
 * @fires pad-command - what the agent asks for
 * @csspart failure - why something failed
 */
export class PadCall extends LitElement implements PanelHost {
  static override styles: CSSResult[] = [base, panelStyles, formStyles, voiceStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: { ...data, hasChanged: differsIn('agent', 'sources', 'commands', 'settings') },
    i18n: data,
    now: data,
    _open: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  private _open: Drawer | undefined;

  readonly #keypad = new Keypad(this);
  #times: ReadonlyMap<string, number> = new Map();

  constructor() {
    super();
    new Timers(this);
    new FocusKeeper(this, () => {
      if (!this.#focus('button')) focusHeading(this);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const one = this.interaction;
    if (!changed.has('interaction') || !one) return;
    const now = this.now(one.source);
    const keys = one.call?.parties?.map(partyKey) ?? [];
    this.#times = new Map(keys.map((key) => [key, this.#times.get(key) ?? now]));
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction: one, state, i18n } = this;
    if (!one) return nothing;
    const keys = permission(unwritten(state), one, 'send-dtmf');
    const tools = [
      ...callTools(state, one, i18n),
      keys ? this.#opener('send-dtmf', voiceWords(i18n).commands['send-dtmf'], keys) : nothing,
      this.#audio ? this.#opener('audio', voiceWords(i18n).audio, true) : nothing,
    ];
    return html`<div class="band">
        <div class="buttons tools" role="group" aria-label=${voiceWords(i18n).callControls}>${tools}</div>
        ${toolFailures(state, one, i18n)} ${callMarks(one, i18n)} ${callVideo(one, i18n)}
        ${callParties(one, this.#times, i18n)} ${this.#drawer(one)}
      </div>
      <p class="sr" role="status">${spoken(one, i18n)}</p>`;
  }

  #opener(icon: Drawer, label: string, allowed: Permission): TemplateResult {
    const expanded = this._open === icon;
    const onClick = (): void => {
      if (expanded) this.#close();
      else this.#show(icon);
    };
    const keys = keysOf(this.state, icon);
    return toolButton({ icon, label, permission: allowed, keys, expanded, onClick }, this.i18n);
  }

  #drawer({ can }: Interaction): TemplateResult | typeof nothing {
    const audio = this.#audio;
    const keypad = this._open === 'send-dtmf' && can['send-dtmf'] ? this.#keypad.render() : undefined;
    const settings = this._open === 'audio' && audio ? audioSettings(audio, this.i18n) : undefined;
    if (!keypad && !settings) return nothing;
    return html`<div class="box drawer" @keydown=${onEscape(this.#close)}>
      ${keypad ?? settings}
      ${settings ? failureLine(commandLife(this.state, 'set-audio'), this.i18n) : nothing}
    </div>`;
  }

  /** The sound of the line, where the agent may set it. */
  get #audio(): Audio | undefined {
    const { interaction: one, state } = this;
    return one?.phase !== 'wrap' && state.agent?.can['set-audio'] ? audioOf(state) : undefined;
  }

  #show(drawer: Drawer): void {
    this._open = drawer;
    this.#keypad.clear();
    void this.updateComplete.then(() => this.#focus('.drawer :is(button, select)'));
  }

  readonly #close = (): void => {
    this.#focus(`[part=${this._open}]`);
    this._open = undefined;
  };

  /** False when there is no such thing. */
  #focus(selector: string): boolean {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.focus();
    return found !== null;
  }
}

/** What becomes of a call without the agent's hand. That somebody has answered is said by the root. */
function spoken({ phase, callback }: Interaction, i18n: I18n): string {
  if (phase === 'wrap') return '';
  const result = phase === 'ready-to-call' ? callback?.result : undefined;
  return [i18n.m.phases[phase], result && voiceWords(i18n).results[result]].filter(Boolean).join(', ');
}

define('pad-call', PadCall);

declare global {
  interface HTMLElementTagNameMap {
    'pad-call': PadCall;
  }
}
