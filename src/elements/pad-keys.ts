import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { keysOf, ownSettings, pressed, shortcutOf, type ShortcutName } from '../controllers/shortcuts.js';
import { initialState, type PadState } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { keyWords } from '../i18n/keys-en.js';
import { base } from '../styles/base.js';
import { keysStyles } from '../styles/pad-keys.js';
import { sheetStyles } from '../styles/sheet.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { NAMES, problemOf, type KeyProblem } from './key-problems.js';
import { sheet } from './sheet.js';

/** A modifier that waits for its key. */
const HALF = /(^|\+)(Control|Alt|Meta|Shift|AltGraph|Dead|Process|Unidentified)$/;

/**
 * The map of the shortcuts: what each does, its keys, and whether they count on the whole page. Keys are changed by pressing
 * them; what is taken, or belongs to the browser or to a screen reader, is refused with the reason. The choice is the
 * agent's, and the page's before it.
 *
 * @tagname pad-keys
 * @fires pad-command - to keep the choice, or to close
 * @csspart keys - the region
 */
export class PadKeys extends LitElement {
  static override styles: CSSResult[] = [base, sheetStyles, keysStyles];
  static override properties: PropertyDeclarations = {
    state: data,
    i18n: data,
    _changing: data,
    _problem: data,
  };

  state: PadState = initialState;
  i18n: I18n = english;
  /** The one whose new keys are waited for. */
  private _changing: ShortcutName | undefined;
  /** Why the keys that were tried are not taken, and for what. */
  private _problem: (KeyProblem & { readonly of: ShortcutName }) | undefined;
  #said = '';

  protected override firstUpdated(): void {
    this.#focus('h2');
  }

  override render(): TemplateResult {
    const own = Object.keys(this.state.settings ?? {}).some((name) => name.startsWith('key:'));
    const content = html`<div class="tools">
        <p class="muted">${keyWords(this.i18n).about}</p>
        <button
          class="quiet"
          ?hidden=${!own}
          @click=${() => {
            this.#focus('h2');
            this.#keep({});
          }}
        >
          ${keyWords(this.i18n).resetAll}
        </button>
      </div>
      <div class="body" role="list">${NAMES.map((name) => this.#row(name))}</div>
      <p class="sr" role="status">${this.#said}</p>`;
    return sheet('keys', keyWords(this.i18n).title, this.i18n, content);
  }

  #row(name: ShortcutName): TemplateResult {
    const { state } = this;
    const label = keyWords(this.i18n).names[name];
    const keys = keysOf(state, name);
    const isOwn = state.settings?.[`key:${name}`] !== undefined;
    const problem = this._problem?.of === name ? this._problem : undefined;
    return html`<div role="listitem" data-name=${name}>
      <span>${label}</span>
      ${this._changing === name ? this.#recorder(label) : html`<span class="keys">${shown(name, keys, this.i18n)}</span>`}
      <button
        class="quiet change"
        aria-label=${keyWords(this.i18n).change(label)}
        @click=${() => {
          this.#change(name);
        }}
      >
        ${keyWords(this.i18n).changeShort}
      </button>
      ${problem ? html`<p class="problem" role="alert">${this.#words(problem)}</p>` : nothing}
      ${keys || isOwn ? this.#more(name, label, keys, isOwn) : nothing}
    </div>`;
  }

  #more(name: ShortcutName, label: string, keys: string | undefined, isOwn: boolean): TemplateResult {
    const onScope = ({ target }: Event): void => {
      const box = target as HTMLInputElement;
      if (!this.#take(name, keys ?? '', box.checked)) box.checked = !box.checked;
    };
    return html`<div class="more">
      ${
        keys
          ? html`<label
                ><input
                  type="checkbox"
                  .checked=${shortcutOf(this.state, name).startsWith('page ')}
                  @change=${onScope}
                />${keyWords(this.i18n).everywhere}</label
              ><button
                class="quiet"
                aria-label=${keyWords(this.i18n).remove(label)}
                @click=${() => {
                  this.#put(name, '');
                }}
              >
                ${keyWords(this.i18n).none}
              </button>`
          : nothing
      }
      ${
        isOwn
          ? html`<button
              class="quiet"
              aria-label=${keyWords(this.i18n).reset(label)}
              @click=${() => {
                this.#put(name, undefined);
              }}
            >
              ${keyWords(this.i18n).resetShort}
            </button>`
          : nothing
      }
    </div>`;
  }

  #recorder(label: string): TemplateResult {
    return html`<input
      readonly
      aria-label=${keyWords(this.i18n).press(label)}
      placeholder=${keyWords(this.i18n).pressShort}
      @keydown=${this.#onKey}
      @blur=${() => {
        this._changing = undefined;
      }}
    />`;
  }

  #words(problem: KeyProblem): string {
    const { problems, names } = keyWords(this.i18n);
    return problem.why === 'used' ? problems.used(names[problem.by]) : problems[problem.why];
  }

  #change(name: ShortcutName): void {
    this._changing = name;
    this._problem = undefined;
    void this.updateComplete.then(() => {
      this.#focus('input[readonly]');
    });
  }

  /** Tab goes on, Escape leaves everything as it was. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const name = this._changing;
    const keys = pressed(event);
    if (!name || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (HALF.test(keys) || event.repeat || event.isComposing) return;
    const everywhere = shortcutOf(this.state, name).startsWith('page ');
    if (event.key === 'Escape' || this.#take(name, keys, everywhere)) this.#leave(name);
  };

  #leave(name: ShortcutName): void {
    this.#focus(`[data-name=${name}] .change`);
    this._changing = undefined;
  }

  /** False when they cannot be taken, which is said. */
  #take(name: ShortcutName, keys: string, everywhere: boolean): boolean {
    const problem = problemOf(this.state, name, keys, everywhere);
    this._problem = problem && { ...problem, of: name };
    if (problem) return false;
    const given = name === 'accept-nth' ? keys.replace(/\d$/, '1') : keys;
    this.#put(name, everywhere ? `page ${given}` : given);
    return true;
  }

  /** Without keys it is again what it was before the agent's choice. */
  #put(name: ShortcutName, keys: string | undefined): void {
    const all = Object.entries(this.state.settings ?? {});
    const own = all.filter(([key]) => key.startsWith('key:') && key !== `key:${name}`);
    this._problem = undefined;
    const { changed, names, none } = keyWords(this.i18n);
    this.#said = changed(names[name], keys ? keys.replace('page ', '') : none);
    if (!keys) this.#focus(`[data-name=${name}] .change`);
    this.#keep({ ...Object.fromEntries(own), ...(keys === undefined ? {} : { [`key:${name}`]: keys }) });
  }

  /** What else the agent has set stays; what the page has is no choice of the agent's. */
  #keep(keys: Readonly<Record<string, string>>): void {
    const others = Object.entries(ownSettings(this.state.settings)).filter(
      ([name]) => !name.startsWith('key:'),
    );
    const settings = { ...Object.fromEntries(others), ...keys };
    this.dispatchEvent(new IntentEvent({ type: 'restored', restored: { settings } }));
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Each key by itself; of nine only the first and the last. */
function shown(name: ShortcutName, keys: string | undefined, i18n: I18n): unknown {
  const { none, nine } = keyWords(i18n);
  if (!keys) return html`<span class="muted">${none}</span>`;
  const parts = name === 'accept-nth' ? keys.replace(/1$/, nine) : keys;
  return parts.split(/\+(?=.)/).map((key, index) => html`${index > 0 ? ' + ' : nothing}<kbd>${key}</kbd>`);
}

define('pad-keys', PadKeys);

declare global {
  interface HTMLElementTagNameMap {
    'pad-keys': PadKeys;
  }
}
