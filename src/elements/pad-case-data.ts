import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import {
  randomId,
  type CaseEntry,
  type CommandLife,
  type Interaction,
  type Permission,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { caseField } from './case-field.js';
import { failureLine } from './control.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';
import { linked } from './links.js';
import { caseDataStyles } from '../styles/pad-case-data.js';

/** What the agent has written into a key and not yet seen confirmed. */
interface Draft {
  readonly value: string;
  /** The command that carries it, once saved. */
  readonly command?: string;
  /** The backend has been seen working on it. */
  readonly seen?: boolean;
}

/**
 * Case information: labels and values as text, with web addresses as links (WI-20); what the backend lets the agent
 * change opens a field of its type (WI-21). A draft stays open until the backend has confirmed it.
 *
 * @tagname pad-case-data
 * @fires pad-command - a value to save
 * @csspart failure - why a value was not taken
 */
export class PadCaseData extends LitElement {
  static override styles: CSSResult[] = [base, caseDataStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    permission: data,
    commands: data,
    i18n: data,
    _drafts: { state: true },
  };

  interaction: Interaction | undefined;
  permission: Permission | undefined;
  commands: readonly CommandLife[] = [];
  i18n: I18n = english;
  private _drafts: ReadonlyMap<string, Draft> = new Map();

  #focus: { readonly key: string; readonly part: 'field' | 'edit' } | undefined;

  protected override willUpdate(): void {
    for (const [key, draft] of this._drafts) {
      const life = this.#life(draft);
      const saved = this.interaction?.caseData.find((entry) => entry.key === key)?.value === draft.value;
      if (life && !draft.seen) this.#draft(key, { ...draft, seen: true });
      else if (!life && draft.command && (draft.seen || saved)) this.#close(key, saved);
    }
  }

  override render(): TemplateResult {
    const { m } = this.i18n;
    return html`<section>
      <h3 id="title">${m.caseInformation}</h3>
      <dl aria-labelledby="title">${this.interaction?.caseData.map((entry) => this.#entry(entry))}</dl>
    </section>`;
  }

  protected override updated(): void {
    if (!this.#focus) return;
    const { key, part } = this.#focus;
    this.#focus = undefined;
    const row = [...this.renderRoot.querySelectorAll<HTMLElement>('dd')].find(
      (one) => one.dataset.key === key,
    );
    row?.querySelector<HTMLElement>(part === 'field' ? 'input, select' : 'button')?.focus();
  }

  #entry(entry: CaseEntry): TemplateResult {
    const draft = this._drafts.get(entry.key);
    return html`<dt class="outside">${entry.label}</dt>
      <dd data-key=${entry.key}>${draft ? this.#editor(entry, draft) : this.#value(entry)}</dd>`;
  }

  #value(entry: CaseEntry): TemplateResult {
    return html`<span class="outside">${linked(this.#shown(entry))}</span>${this.#editButton(entry)}`;
  }

  #editButton(entry: CaseEntry): TemplateResult | typeof nothing {
    if (!entry.editable || this.permission === undefined) return nothing;
    const { m } = this.i18n;
    const why = this.permission === true ? undefined : m.reasons[this.permission.reason];
    return html`<button
      type="button"
      class="quiet only-icon"
      aria-label=${m.edit(entry.label)}
      title=${why ?? m.edit(entry.label)}
      aria-disabled=${why ? 'true' : 'false'}
      @click=${() => {
        if (!why) this.#edit(entry.key, { value: entry.value }, 'field');
      }}
    >
      ${icon('edit')}
    </button>`;
  }

  #editor(entry: CaseEntry, draft: Draft): TemplateResult {
    const { m } = this.i18n;
    const life = this.#life(draft);
    const pending = life?.phase === 'pending';
    const write = (value: string): void => {
      this.#draft(entry.key, { value });
    };
    return html`<form
        @submit=${(event: Event) => {
          event.preventDefault();
          if (!pending) this.#save(entry, draft);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape' && !pending) this.#close(entry.key, true);
        }}
      >
        ${caseField({ entry, value: draft.value, readonly: pending, write }, this.i18n)}
        <button class="primary" aria-disabled=${pending ? 'true' : 'false'}>
          ${pending ? m.saving : m.save}
        </button>
        <button
          type="button"
          ?hidden=${pending}
          @click=${() => {
            this.#close(entry.key, true);
          }}
        >
          ${m.cancel}
        </button>
      </form>
      ${failureLine(life, this.i18n)}`;
  }

  #shown({ type, value }: CaseEntry): string {
    if (type === 'date') return this.i18n.date(value);
    if (type === 'boolean') return value === 'true' ? this.i18n.m.yes : this.i18n.m.no;
    return value;
  }

  #life({ command }: Draft): CommandLife | undefined {
    return command === undefined ? undefined : this.commands.find((life) => life.command.id === command);
  }

  #save({ key, value }: CaseEntry, draft: Draft): void {
    const { interaction } = this;
    if (!interaction || this.permission !== true) return;
    if (draft.value === value) {
      this.#close(key, true);
      return;
    }
    const id = randomId();
    this.#draft(key, { value: draft.value, command: id });
    const request = {
      type: 'set-case-data',
      id,
      interaction: interaction.id,
      key,
      value: draft.value,
    } as const;
    this.dispatchEvent(new IntentEvent(request));
  }

  #edit(key: string, draft: Draft, part: 'field' | 'edit'): void {
    this.#draft(key, draft);
    this.#focus = { key, part };
  }

  #draft(key: string, draft: Draft): void {
    this._drafts = new Map(this._drafts).set(key, draft);
  }

  /** @param done the value stands as the agent wants it; otherwise the draft stays open to be tried again. */
  #close(key: string, done: boolean): void {
    const drafts = new Map(this._drafts);
    const draft = drafts.get(key);
    drafts.delete(key);
    if (!done && draft) drafts.set(key, { value: draft.value });
    this._drafts = drafts;
    const inside = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement?.closest('dd');
    if (done && inside && inside.dataset.key === key) this.#focus = { key, part: 'edit' };
  }
}

define('pad-case-data', PadCaseData);

declare global {
  interface HTMLElementTagNameMap {
    'pad-case-data': PadCaseData;
  }
}
