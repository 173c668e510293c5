import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { permission, randomId, type CaseEntry, type CommandLife, type Permission } from '../core/index.js';
import { caseField } from './case-field.js';
import { failureLine, why } from './control.js';
import { IntentEvent } from './events.js';
import { iconButton } from './icons.js';
import { linked } from './links.js';
import type { PanelHost } from './panel-host.js';

/** A key whose field is open. */
interface Draft {
  /** What the field began with, then what was sent: what is typed stands in the field alone. */
  readonly value: string;
  /** The command that carries it, once saved. */
  readonly command?: string;
  /** The backend has been seen working on it. */
  seen?: boolean;
}

/**
 * Case information: labels and values as text, with web addresses as links (WI-20); what the backend lets the agent
 * change opens a field of its type (WI-21). A draft stays open until the backend has confirmed it.
 */
export class CaseData implements ReactiveController {
  readonly #host: PanelHost;
  readonly #drafts = new Map<string, Draft>();

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    for (const [key, draft] of this.#drafts) {
      const isSaved = this.#entries.find((entry) => entry.key === key)?.value === draft.value;
      if (this.#life(draft)) draft.seen = true;
      else if (draft.command && isSaved) this.#close(key);
      // It stays open to be tried again.
      else if (draft.seen) this.#drafts.set(key, { value: draft.value });
    }
  }

  /** Its labels and values, where there are any, under that name. */
  render(name: string = this.#host.i18n.m.caseInformation): TemplateResult | typeof nothing {
    if (this.#entries.length === 0) return nothing;
    return html`<section>
      <h3 id="case">${name}</h3>
      <dl class="case" aria-labelledby="case">${this.#entries.map((entry) => this.#entry(entry))}</dl>
    </section>`;
  }

  #entry(entry: CaseEntry): TemplateResult {
    const draft = this.#drafts.get(entry.key);
    return html`<dt class="outside">${entry.label}</dt>
      <dd data-key=${entry.key}>${draft ? this.#editor(entry, draft) : this.#value(entry)}</dd>`;
  }

  #value(entry: CaseEntry): TemplateResult {
    return html`<span class="outside">${linked(this.#shown(entry))}</span>${this.#editButton(entry)}`;
  }

  #editButton({ key, label, value, editable }: CaseEntry): TemplateResult | typeof nothing {
    const allowed = this.#permission;
    if (!editable || !allowed) return nothing;
    const { i18n } = this.#host;
    const open = (): void => {
      this.#draft(key, { value });
      this.#focus(key, 'input, select');
    };
    return iconButton(i18n.m.edit(label), 'edit', open, undefined, why(allowed, i18n));
  }

  #editor(entry: CaseEntry, draft: Draft): TemplateResult {
    const { key } = entry;
    const { i18n } = this.#host;
    const { m } = i18n;
    const life = this.#life(draft);
    const pending = life?.phase === 'pending';
    const close = (): void => {
      this.#close(key);
    };
    return html`<form
        @submit=${(event: Event) => {
          event.preventDefault();
          const { elements } = event.target as HTMLFormElement;
          if (!pending) this.#save(entry, (elements.namedItem('value') as HTMLInputElement).value);
        }}
        @input=${() => {
          this.#draft(key, { value: draft.value });
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape' && !pending) close();
        }}
      >
        ${caseField({ entry, value: draft.value, readonly: pending }, i18n)}
        <button class="primary" aria-disabled=${pending}>${pending ? m.saving : m.save}</button>
        <button type="button" ?hidden=${pending} @click=${close}>${m.cancel}</button>
      </form>
      ${failureLine(life, i18n)}`;
  }

  #shown({ type, value }: CaseEntry): string {
    const { i18n } = this.#host;
    if (type === 'date') return i18n.date(value);
    if (type === 'boolean') return value === 'true' ? i18n.m.yes : i18n.m.no;
    return value;
  }

  get #entries(): readonly CaseEntry[] {
    return this.#host.interaction?.caseData ?? [];
  }

  get #permission(): Permission | undefined {
    const { interaction, state } = this.#host;
    return interaction && permission(state, interaction, 'set-case-data');
  }

  #life({ command }: Draft): CommandLife | undefined {
    return this.#host.state.commands.find((life) => life.command.id === command);
  }

  #save({ key, value: before }: CaseEntry, value: string): void {
    const { interaction } = this.#host;
    if (!interaction || this.#permission !== true) return;
    if (value === before) {
      this.#close(key);
      return;
    }
    const id = randomId();
    this.#draft(key, { value, command: id });
    const intent = { type: 'set-case-data', id, interaction: interaction.id, key, value } as const;
    this.#host.dispatchEvent(new IntentEvent(intent));
  }

  #draft(key: string, draft: Draft): void {
    this.#drafts.set(key, draft);
    this.#host.requestUpdate();
  }

  #close(key: string): void {
    this.#drafts.delete(key);
    this.#host.requestUpdate();
    if (this.#row(key)?.matches(':focus-within')) this.#focus(key, 'button');
  }

  /** Gives the focus to what will stand in a row. */
  #focus(key: string, what: string): void {
    void this.#host.updateComplete.then(() => {
      this.#row(key)?.querySelector<HTMLElement>(what)?.focus();
    });
  }

  #row(key: string): HTMLElement | undefined {
    const rows = this.#host.renderRoot.querySelectorAll<HTMLElement>('.case dd');
    return [...rows].find(({ dataset }) => dataset.key === key);
  }
}
