import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { keysOf } from '../controllers/shortcuts.js';
import type { ReasonCode } from '../core/index.js';
import { failureLine, why } from './control.js';
import { icon } from './icons.js';
import { onEscape } from './on-escape.js';
import { actionsOf, type Action, type ActionChoice, type ActionName } from './panel-actions.js';
import type { PanelHost } from './panel-host.js';

/** What the panel does for its actions. */
export interface ActionDeeds {
  /** Does what was chosen, with everything answered. */
  act(choice: ActionChoice): void;
  /** The agent pressed a button that is blocked. */
  blocked(reason: ReasonCode): void;
  /** Whether there is a reply that has not been sent. */
  unsent(): boolean;
  /** Whether the page wants the agent to be asked before this is done (WC-31). */
  asksFirst(name: ActionName): boolean;
}

/** What the agent is asked before something is done: which way, or whether at all. */
interface Question {
  readonly name: ActionName;
  readonly words: string;
  readonly choices: readonly ActionChoice[];
  /** Whether at all: the answer that does no harm has the focus. */
  readonly sure?: boolean;
}

/** Reasons that stand elsewhere in the panel already, or last a moment. */
const SAID: readonly ReasonCode[] = ['PENDING', 'TRANSFER_PENDING'];

/** What leaves a reply that can still be sent. */
const KEEPS_REPLY: readonly ActionName[] = ['reply', 'hold', 'retrieve', 'consult'];

/** The controls of an interaction: in fixed places, the next step first. What cannot be taken back is asked about. */
export class ActionRow {
  readonly #host: PanelHost;
  readonly #deeds: ActionDeeds;
  #question: Question | undefined;
  /** The action that was pressed last. */
  #pressed: ActionName | undefined;

  constructor(host: PanelHost, deeds: ActionDeeds) {
    this.#host = host;
    this.#deeds = deeds;
  }

  /** The buttons, why one is blocked, what failed, and what is asked. */
  render(): TemplateResult | typeof nothing {
    const { interaction, state, i18n } = this.#host;
    // An empty place keeps the others: a button that stays keeps its element, and so the focus.
    const places = interaction ? actionsOf(state, interaction, i18n) : [];
    const actions = places.filter((action) => action !== undefined);
    if (actions.length === 0) return nothing;
    const asked = actions.some(({ name }) => name === this.#question?.name);
    return html`<div class="actions" part="actions">
      <div class="buttons" role="group" aria-label=${i18n.m.actions}>
        ${places.map((action) => action && this.#button(action))}
      </div>
      ${this.#why(actions)} ${actions.map(({ life }) => failureLine(life, i18n))}
      ${asked && this.#question ? this.#ask(this.#question) : nothing}
    </div>`;
  }

  #button(action: Action): TemplateResult {
    const { name, label, life, primary, choices } = action;
    const { state, i18n } = this.#host;
    const { m } = i18n;
    const blocked = why(action.permission, i18n);
    const keys = keysOf(state, name);
    const several = choices.length > 1;
    const working = primary && life?.phase === 'pending';
    return html`<button
      part=${name}
      class=${primary ? 'primary' : ''}
      title=${ifDefined(blocked ?? (keys && m.shortcut(label, keys)))}
      aria-disabled=${!!blocked}
      aria-keyshortcuts=${ifDefined(keys)}
      aria-expanded=${ifDefined(several ? this.#question?.name === name : undefined)}
      @click=${() => {
        this.#press(action);
      }}
    >
      ${(working ? m.working[name] : undefined) ?? label}${several ? icon('down') : nothing}
    </button>`;
  }

  /** Why the button that was pressed, else the next step, is blocked. */
  #why(actions: readonly Action[]): TemplateResult | typeof nothing {
    const blocked = actions.filter(({ permission }) => permission !== true);
    const action =
      blocked.find(({ name }) => name === this.#pressed) ?? blocked.find(({ primary }) => primary);
    if (!action || action.permission === true || SAID.includes(action.permission.reason)) return nothing;
    const reason = why(action.permission, this.#host.i18n) ?? '';
    return html`<p class="muted why">
      ${action.primary ? reason : this.#host.i18n.m.commandTo(action.label, reason)}
    </p>`;
  }

  #ask({ name, words, choices, sure }: Question): TemplateResult {
    return html`<div
      class="banner question"
      role="group"
      aria-labelledby="question"
      @keydown=${onEscape(this.#close)}
    >
      <p id="question">${words}</p>
      ${choices.map(
        (choice) =>
          html`<button
            class=${sure ? 'danger' : ''}
            @click=${() => {
              this.#close();
              if (sure) this.#deeds.act(choice);
              else this.#choose(name, choice);
            }}
          >
            <span class="outside">${choice.label}</span>
          </button>`,
      )}
      <button class="keep" @click=${this.#close}>${this.#host.i18n.m.cancel}</button>
    </div>`;
  }

  #press({ name, label, permission, choices }: Action): void {
    this.#pressed = name;
    this.#host.requestUpdate();
    const [choice] = choices;
    if (permission !== true) this.#deeds.blocked(permission.reason);
    else if (this.#question?.name === name) this.#close();
    else if (choices.length > 1) this.#open({ name, words: label, choices });
    else if (choice) this.#choose(name, choice);
  }

  #choose(name: ActionName, choice: ActionChoice): void {
    const { m } = this.#host.i18n;
    const sure = (words: string, label: string): void => {
      this.#open({ name, words, choices: [{ ...choice, label }], sure: true });
    };
    if (name === 'abandon') sure(m.abandonWarning, m.abandonAnyway);
    else if (this.#deeds.unsent() && !KEEPS_REPLY.includes(name)) sure(m.notReplied, m.withoutReply);
    else if (this.#deeds.asksFirst(name)) sure(m.reallyDo(choice.label), choice.label);
    else this.#deeds.act(choice);
  }

  #open(question: Question): void {
    this.#question = question;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#focus(question.sure ? '.keep' : '.question button');
    });
  }

  readonly #close = (): void => {
    this.#focus(`[part=${this.#question?.name}]`);
    this.#question = undefined;
    this.#host.requestUpdate();
  };

  #focus(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
