import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  commandLife,
  initialState,
  type CommandLife,
  type Disposition,
  type DispositionChoice,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { dispositionStyles } from '../styles/pad-disposition.js';
import { failureLine } from './control.js';
import { define } from './define.js';
import { labelOf, leavesOf } from './disposition-options.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import './pad-disposition-tree.js';
import type { PadDispositionTree } from './pad-disposition-tree.js';
import { differsIn } from './slices.js';

/**
 * How an interaction ended, out of what is configured: a drop-down, radio buttons or a tree (DC-1). Each choice is sent
 * at once; while its answer is awaited the control shows it, and says that it waits.
 *
 * @tagname pad-disposition
 * @fires pad-command - what was chosen
 * @csspart failure - why it was not taken
 */
export class PadDisposition extends LitElement {
  static override styles: CSSResult[] = [base, dispositionStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({ attribute: false, hasChanged: differsIn('sources', 'commands') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  /** The agent wanted to finish without one (WI-19). */
  @property({ type: Boolean }) missed: boolean = false;

  /** Gives the focus to the control. */
  override focus(): void {
    const root = this.renderRoot;
    const found =
      root.querySelector<HTMLElement>('input:checked') ??
      root.querySelector<HTMLElement>('select, input, pad-disposition-tree');
    found?.scrollIntoView({ block: 'nearest' });
    found?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this;
    if (!one?.dispositions) return nothing;
    const { m } = i18n;
    const { required } = one.dispositions;
    const why = this.missed && required && this.#value === undefined;
    return html`<section role="group" aria-labelledby="title" aria-describedby="about">
      <h3>
        <span id="title">${m.disposition}</span
        ><span id="about"
          >${required ? html`<span class=${why ? 'mark missing' : 'mark'}>${m.required}</span>` : nothing}</span
        ><span class="status muted" role="status">${this.#life?.phase === 'pending' ? m.saving : ''}</span>
      </h3>
      ${why ? html`<p class="why" role="alert">${icon('warning')}${m.errors.DISPOSITION_REQUIRED}</p>` : nothing}
      ${one.can['set-disposition'] ? this.#control(one.dispositions) : this.#chosen(one.dispositions)}
      ${failureLine(this.#life, i18n)}
    </section>`;
  }

  #control(choice: DispositionChoice): TemplateResult {
    if (choice.control === 'drop-down') return this.#dropDown(choice);
    return choice.control === 'radio' ? this.#radios(choice) : this.#tree(choice);
  }

  #dropDown({ options, required }: DispositionChoice): TemplateResult {
    const value = this.#value ?? '';
    return html`<select
      aria-labelledby="title"
      aria-required=${required}
      .value=${live(value)}
      @change=${(event: Event) => {
        this.#choose((event.target as HTMLSelectElement).value || undefined);
      }}
    >
      <option value="" ?selected=${value === ''}>${this.i18n.m.chooseDisposition}</option>
      ${options.map((one) => this.#option(one))}
    </select>`;
  }

  #option(one: Disposition): TemplateResult {
    if (!one.children)
      return html`<option value=${one.code} ?selected=${one.code === this.#value}>${one.label}</option>`;
    const leaves = leavesOf(one.children);
    return html`<optgroup label=${one.label}>${leaves.map((leaf) => this.#option(leaf.one))}</optgroup>`;
  }

  #radios({ options }: DispositionChoice): TemplateResult {
    return html`<div class="radios">
      ${leavesOf(options).map(({ one, path }) => {
        const checked = one.code === this.#value;
        return html`<span
          ><label
            ><input
              type="radio"
              name="disposition"
              .checked=${live(checked)}
              @change=${() => {
                this.#choose(one.code);
              }}
            /><span class="outside">${[...path, one.label].join(' · ')}</span></label
          >${checked ? this.#clear(one.label) : nothing}</span
        >`;
      })}
    </div>`;
  }

  #tree({ options }: DispositionChoice): TemplateResult {
    const code = this.#value;
    const label = code === undefined ? undefined : labelOf(options, code);
    return html`${label === undefined ? nothing : html`<p class="chosen"><span class="outside">${label}</span>${this.#clear(label)}</p>`}
      <pad-disposition-tree
        .options=${options}
        .value=${code}
        .i18n=${this.i18n}
        @choose=${(event: Event) => {
          this.#choose((event.currentTarget as PadDispositionTree).chosen);
        }}
      ></pad-disposition-tree>`;
  }

  /** Takes back what stands. */
  #clear(label: string): TemplateResult {
    const clear = this.i18n.m.clearDisposition(label);
    return html`<button
      type="button"
      class="clear quiet only-icon"
      aria-label=${clear}
      title=${clear}
      @click=${() => {
        this.#choose(undefined);
        this.focus();
      }}
    >
      ${icon('close')}
    </button>`;
  }

  /** It can no longer be changed. */
  #chosen({ options }: DispositionChoice): TemplateResult {
    const code = this.#value;
    return html`<p class="outside">${code === undefined ? '–' : labelOf(options, code)}</p>`;
  }

  get #life(): CommandLife | undefined {
    return commandLife(this.state, 'set-disposition', this.interaction?.id);
  }

  /** While an answer is awaited, what was asked for; else what stands. */
  get #value(): string | undefined {
    const { command, phase } = this.#life ?? {};
    return phase === 'pending' && command?.type === 'set-disposition'
      ? command.disposition
      : this.interaction?.disposition;
  }

  #choose(disposition: string | undefined): void {
    const { interaction: one } = this;
    if (!one || disposition === this.#value) return;
    const choice = disposition === undefined ? {} : { disposition };
    this.dispatchEvent(new IntentEvent({ type: 'set-disposition', interaction: one.id, ...choice }));
    // A choice that the page or the backend does not take is not left standing in the control.
    this.requestUpdate();
  }
}

define('pad-disposition', PadDisposition);

declare global {
  interface HTMLElementTagNameMap {
    'pad-disposition': PadDisposition;
  }
}
