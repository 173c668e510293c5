import { html, nothing, type TemplateResult } from 'lit';
import { interactionOf, type PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { Ask } from './access.js';
import { IntentEvent, type ShowIntent } from './events.js';
import './pad-messages.js';
import './pad-target-dialog.js';
import type {} from './pad-queues.js';
import type {} from './pad-team.js';

/** What the overlay needs of the element that it lies in. */
export interface Under extends EventTarget {
  readonly shown: ShowIntent | undefined;
  readonly state: PadState;
  readonly i18n: I18n;
  readonly now: (source: string) => number;
  readonly query: Ask | undefined;
}

const MODES = ['consult', 'transfer'] as const;

/** What lies over the list and the panel: My Messages, the queues, or the choice of a target. */
export function overlay(under: Under): TemplateResult | typeof nothing {
  const { shown, state, i18n, now, query } = under;
  switch (shown?.type) {
    case 'show-messages':
      return html`<pad-messages
        class="over"
        exportparts="messages"
        .notices=${state.notices}
        .i18n=${i18n}
        .at=${shown.notice}
      ></pad-messages>`;
    case 'show-queues':
      void import('./queues.js');
      return html`<pad-queues
        class="over"
        exportparts="queues, resume, take, failure"
        .state=${state}
        .i18n=${i18n}
        .now=${now}
        .list=${query}
      ></pad-queues>`;
    case 'open-targets':
      return targets(under, shown);
    default:
      return nothing;
  }
}

function targets(
  under: Under,
  { interaction, mode }: Extract<ShowIntent, { type: 'open-targets' }>,
): TemplateResult | typeof nothing {
  const { state, i18n, query } = under;
  const one = interactionOf(state, interaction);
  const close = (): void => {
    under.dispatchEvent(new IntentEvent({ type: 'open-targets', interaction }));
  };
  if (mode === 'start-im') {
    void import('./team.js');
    return html`<pad-team
      exportparts="targets, failure"
      .interaction=${one}
      .state=${state}
      .i18n=${i18n}
      .search=${query}
      @close=${close}
    ></pad-team>`;
  }
  if (!one || !mode) return nothing;
  return html`<pad-target-dialog
    exportparts="targets, failure"
    .interaction=${one}
    .state=${state}
    .modes=${MODES.filter((name) => one.can[name] !== undefined)}
    .mode=${mode}
    .i18n=${i18n}
    .search=${query}
    @close=${close}
  ></pad-target-dialog>`;
}

/** What has the focus, in whichever shadow. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}
