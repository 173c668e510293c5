import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import {
  commandLife,
  interactionOf,
  permission,
  type HistoryDetails,
  type Interaction,
} from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import type { ContactHost } from './contact-host.js';
import { ContactMatches } from './contact-matches.js';
import { control, failureLine } from './control.js';
import { IntentEvent } from './events.js';
import { historyDetails } from './history-details.js';
import { printOut } from './print-out.js';

/** One interaction of the history whole, and what can be done with it (HI-1). */
export class HistoryEntry implements ReactiveController {
  readonly #host: ContactHost;
  readonly #onLeave: (id: string, isElsewhere: boolean) => void;
  readonly #matches: ContactMatches;
  #id: string | undefined;
  /** Once it is here. */
  #details: HistoryDetails | undefined;
  #failed = false;
  /** As the agent had it in hand last. */
  #held: Interaction | undefined;

  /** @param onLeave is told when the agent goes back, and when it turned out to be another contact's. */
  constructor(host: ContactHost, onLeave: (id: string, isElsewhere: boolean) => void) {
    this.#host = host;
    this.#onLeave = onLeave;
    this.#matches = new ContactMatches(host, () => this.#inHand);
    host.addController(this);
  }

  /** Whether one is shown. */
  get isOpen(): boolean {
    return this.#id !== undefined;
  }

  /** What became of it in the agent's hands changes what is kept of it, or whose it is. */
  hostUpdated(): void {
    const [before, now] = [this.#held, this.#inHand];
    this.#held = now;
    if (!before || this.#id !== before.id) return;
    if (!now) void this.show(before.id);
    else if (now.contact?.id !== before.contact?.id) this.#leave(true);
  }

  /** Reads it, with the focus on the way back. */
  async show(id: string): Promise<void> {
    const { interaction, query } = this.#host;
    if (!interaction || !query) return;
    this.#id = id;
    this.#details = undefined;
    this.#failed = false;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('.back')?.focus();
    });
    try {
      const details = await query({ type: 'history-item', interaction: interaction.id, item: id });
      if (this.#id === id) this.#details = details;
    } catch {
      if (this.#id === id) this.#failed = true;
    }
    this.#host.requestUpdate();
  }

  /** The way back, what can be done, and all that is kept of it. */
  render(): TemplateResult {
    const { i18n } = this.#host;
    return html`<button
        class="back"
        @click=${() => {
          this.#leave(false);
        }}
      >
        ${contactWords(i18n).back}
      </button>
      ${this.#details ? [this.#actions(this.#details), historyDetails(this.#details, i18n)] : this.#waiting()}`;
  }

  #waiting(): TemplateResult {
    const { i18n } = this.#host;
    const { m } = i18n;
    if (!this.#failed) return html`<p class="muted" role="status">${m.loading}</p>`;
    return html`<p class="bad" role="status">${contactWords(i18n).failed}</p>
      <button @click=${() => void this.show(this.#id ?? '')}>${m.tryAgain}</button>`;
  }

  /** Only what is in the agent's hands can be finished, gone to, and said to be somebody else's. */
  #actions(details: HistoryDetails): TemplateResult {
    const { interaction, state, i18n } = this.#host;
    const held = this.#inHand;
    const life = commandLife(state, 'done', details.id);
    const done = {
      label: contactWords(i18n).markDone,
      pendingLabel: i18n.m.working.done ?? contactWords(i18n).markDone,
      request: { type: 'done', interaction: details.id },
      permission: held && permission(state, held, 'done'),
      life,
    } as const;
    return html`<div class="deeds" role="group" aria-label=${i18n.m.actions}>
        ${control(done, i18n)}
        ${held && held.id !== interaction?.id ? html`<button @click=${this.#goTo}>${contactWords(i18n).open}</button>` : nothing}
        <button
          @click=${() => {
            printOut(details.subject || contactWords(i18n).noSubject, historyDetails(details, i18n));
          }}
        >
          ${contactWords(i18n).print}
        </button>
      </div>
      ${failureLine(life, i18n)} ${held ? this.#matches.render(true) : nothing}`;
  }

  get #inHand(): Interaction | undefined {
    return interactionOf(this.#host.state, this.#id);
  }

  readonly #goTo = (): void => {
    this.#host.dispatchEvent(new IntentEvent({ type: 'select', interaction: this.#id ?? '' }));
  };

  #leave(isElsewhere: boolean): void {
    const id = this.#id ?? '';
    this.#id = this.#held = undefined;
    this.#onLeave(id, isElsewhere);
  }
}
