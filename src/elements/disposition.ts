import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import {
  commandLife,
  isUp,
  type CommandLife,
  type Disposition,
  type DispositionChoice,
} from '../core/index.js';
import { failureLine } from './control.js';
import { draftsOf, keepDraft } from './drafts.js';
import { IntentEvent } from './events.js';
import { iconButton } from './icons.js';
import type { PanelHost } from './panel-host.js';

/**
 * How an interaction ended, out of what is configured: a drop-down, radio buttons, or radio buttons in folders with a
 * search (DC-1). Each choice is sent at once; while its answer is awaited the control shows it, and says that it waits. What
 * is chosen without a link is sent when that is back.
 */
export class DispositionPart implements ReactiveController {
  readonly #host: PanelHost;
  #search = '';
  /** The agent wanted to finish without one (WI-19). */
  #missed = false;
  /** What was sent when the link was back. */
  #late: string | undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The control shows what stands, whatever the agent chose that the page or the backend did not take. */
  hostUpdated(): void {
    this.#sendLate();
    const value = this.#value ?? '';
    const fields = this.#host.renderRoot.querySelectorAll('.disposition :is(select, [type=radio])');
    for (const field of fields)
      if (field instanceof HTMLInputElement) field.checked = field.value === value;
      else (field as HTMLSelectElement).value = value;
  }

  /** Says that one is missing, and gives the control the focus (WI-19). */
  miss(): void {
    this.#missed = true;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#focus();
    });
  }

  /** The group, where something is configured. */
  render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this.#host;
    if (!one?.dispositions) return nothing;
    const { m } = i18n;
    const { required } = one.dispositions;
    const why = this.#missed && required && this.#value === undefined;
    return html`<section class="disposition" role="group" aria-labelledby="title" aria-describedby="about">
      <h3>
        <span id="title">${m.disposition}</span
        ><span id="about">${required ? html`<span class="mark">${m.required}</span>` : nothing}</span
        ><span class="saved" role="status">${this.#status}</span>
      </h3>
      ${why ? html`<p class="missing" role="alert">${m.errors.DISPOSITION_REQUIRED}</p>` : nothing}
      ${this.#control(one.dispositions, Boolean(one.can['set-disposition']))} ${failureLine(this.#life, i18n)}
    </section>`;
  }

  #control({ control, options, required }: DispositionChoice, changeable: boolean): TemplateResult {
    if (!changeable) return html`<p class="outside">${labelOf(options, this.#value)}</p>`;
    if (control === 'drop-down') return this.#dropDown(options, required);
    if (control === 'radio') return html`<div class="radios">${this.#options(options, '')}</div>`;
    const { m } = this.#host.i18n;
    const found = matching(options, folded(this.#search));
    return html`<input
        type="search"
        aria-label=${m.search}
        placeholder=${m.search}
        autocomplete="off"
        @input=${(event: Event) => {
          this.#search = (event.target as HTMLInputElement).value;
          this.#host.requestUpdate();
        }}
      />
      <div class="tree">${this.#options(found, '')}</div>
      <p class="muted" role="status">${found.length === 0 ? m.noDispositions : ''}</p>`;
  }

  #dropDown(options: readonly Disposition[], required: boolean): TemplateResult {
    return html`<select
      aria-labelledby="title"
      aria-required=${required}
      @change=${(event: Event) => {
        this.#choose((event.target as HTMLSelectElement).value || undefined);
      }}
    >
      <option value="">${this.#host.i18n.m.chooseDisposition}</option>
      ${leavesOf(options).map(({ code, label }) => html`<option value=${code}>${label}</option>`)}
    </select>`;
  }

  /** Folders open for what stands in them, and for what is searched. */
  #options(options: readonly Disposition[], folder: string): unknown {
    return options.map(({ code, label, children }) =>
      children
        ? html`<details .open=${this.#search !== '' || holds(children, this.#value)}>
            <summary class="outside">${label}</summary>
            ${this.#options(children, code)}
          </details>`
        : this.#radio(code, label, folder),
    );
  }

  /** The name is the folder's, so that each folder is a stop of the Tab key. */
  #radio(code: string, label: string, folder: string): TemplateResult {
    const { m } = this.#host.i18n;
    return html`<div class="option">
      <label
        ><input
          type="radio"
          name=${`disposition ${folder}`}
          value=${code}
          @change=${() => {
            this.#choose(code);
          }}
        /><span class="outside">${label}</span></label
      >${code === this.#value ? iconButton(m.clearDisposition(label), 'close', this.#onClear) : nothing}
    </div>`;
  }

  get #status(): string {
    const { m } = this.#host.i18n;
    if (this.#life?.phase === 'pending') return m.saving;
    return this.#draft === undefined ? '' : m.noteUnsaved;
  }

  /** What was chosen without a link; empty: none. */
  get #draft(): string | undefined {
    return draftsOf(this.#host)['set-disposition'];
  }

  get #life(): CommandLife | undefined {
    return commandLife(this.#host.state, 'set-disposition', this.#host.interaction?.id);
  }

  /** While an answer or the link is awaited, what was asked for; else what stands. */
  get #value(): string | undefined {
    const { command, phase } = this.#life ?? {};
    if (phase === 'pending' && command?.type === 'set-disposition') return command.disposition;
    return this.#draft === undefined ? this.#host.interaction?.disposition : this.#draft || undefined;
  }

  #choose(disposition: string | undefined): void {
    const { interaction: one } = this.#host;
    if (!one || disposition === this.#value) return;
    this.#missed = false;
    const up = isUp(this.#host.state, one.source);
    keepDraft(this.#host, { 'set-disposition': up ? undefined : (disposition ?? '') });
    if (up) this.#send(one.id, disposition);
    // A choice that the page or the backend does not take is not left standing in the control.
    this.#host.requestUpdate();
  }

  #send(interaction: string, disposition: string | undefined): void {
    const choice = disposition ? { disposition } : {};
    this.#host.dispatchEvent(new IntentEvent({ type: 'set-disposition', interaction, ...choice }));
  }

  /** Once; what was refused falls back to what stands. */
  #sendLate(): void {
    const { interaction: one, state } = this.#host;
    const draft = this.#draft;
    if (draft === undefined || !one) this.#late = undefined;
    else if (this.#life?.phase === 'refused') keepDraft(this.#host, { 'set-disposition': undefined });
    else if (draft !== this.#late && !this.#life && isUp(state, one.source)) {
      this.#late = draft;
      this.#send(one.id, draft);
    }
  }

  /** Takes back what stands. */
  readonly #onClear = (): void => {
    this.#focus();
    this.#choose(undefined);
  };

  #focus(): void {
    const find = (what: string): HTMLElement | null =>
      this.#host.renderRoot.querySelector(`.disposition ${what}`);
    (find('input:checked') ?? find(':is(select, input)'))?.focus();
  }
}

/** Every outcome that can be chosen, in order; folders are not chosen themselves (DC-1). */
function leavesOf(options: readonly Disposition[], path = ''): Disposition[] {
  return options.flatMap(({ code, label, children }) =>
    children ? leavesOf(children, `${path}${label} · `) : { code, label: path + label },
  );
}

function holds(options: readonly Disposition[], value: string | undefined): boolean {
  return leavesOf(options).some(({ code }) => code === value);
}

/** What an outcome is called; the code itself where it is not among the options. */
function labelOf(options: readonly Disposition[], value = '–'): string {
  return leavesOf(options).find(({ code }) => code === value)?.label ?? value;
}

/** The part of a tree that is called like that: a folder of that name with all that is in it. */
function matching(options: readonly Disposition[], search: string): readonly Disposition[] {
  return options.flatMap((one): readonly Disposition[] => {
    if (folded(one.label).includes(search)) return [one];
    const children = matching(one.children ?? [], search);
    return children.length > 0 ? [{ ...one, children }] : [];
  });
}

/** Without regard to case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}
