import { html, type ReactiveController, type TemplateResult } from 'lit';
import { commandLife, permission } from '../core/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { IntentEvent } from './events.js';
import { unwritten } from './panel-actions.js';
import type { PanelHost } from './panel-host.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
/** What one message may carry. */
const MOST = 64;

/**
 * The keys of a telephone (WC-17), pressed here or typed. They go one message after the other, so that they arrive in
 * order; what is pressed meanwhile goes together.
 */
export class Keypad implements ReactiveController {
  readonly #host: PanelHost;
  /** Pressed since it was opened. */
  #pressed = '';
  /** Pressed and not sent yet. */
  #waiting = '';

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Once what is under way has arrived, the rest follows; in a call that takes no keys any more there is no rest. */
  hostUpdated(): void {
    if (!this.#waiting) return;
    if (!this.#host.interaction?.can['send-dtmf']) this.#waiting = '';
    else this.#send();
  }

  /** Forgets what was pressed. */
  clear(): void {
    this.#pressed = '';
  }

  /** The keys under what was pressed. Nothing here is a live region: who listens has heard the key already. */
  render(): TemplateResult {
    const { commands, keysSent } = voiceWords(this.#host.i18n);
    return html`<div class="keypad" role="group" aria-label=${commands['send-dtmf']} @keydown=${this.#onKey}>
      <output class="number" aria-live="off" aria-label=${keysSent}>${this.#pressed}</output>
      ${KEYS.map(
        (key) =>
          html`<button
            class="number"
            @click=${() => {
              this.#press(key);
            }}
          >
            ${key}
          </button>`,
      )}
    </div>`;
  }

  readonly #onKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (KEYS.includes(key) && !ctrlKey && !metaKey) this.#press(key);
  };

  #press(key: string): void {
    this.#pressed += key;
    this.#waiting += key;
    this.#send();
    this.#host.requestUpdate();
  }

  #send(): void {
    const { interaction: one, state } = this.#host;
    const isFree = commandLife(state, 'send-dtmf', one?.id)?.phase !== 'pending';
    if (!one || !isFree || permission(unwritten(state), one, 'send-dtmf') !== true) return;
    const digits = this.#waiting.slice(0, MOST);
    this.#waiting = this.#waiting.slice(MOST);
    this.#host.dispatchEvent(new IntentEvent({ type: 'send-dtmf', interaction: one.id, digits }));
  }
}
