import { html, nothing, type TemplateResult } from 'lit';
import type { LatePart } from '../controllers/late-part.js';
import type { PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { Ask } from './access.js';
import { IntentEvent, type ShowIntent } from './events.js';
import { onEscape } from './on-escape.js';
import type {} from './pad-keys.js';
import './pad-messages.js';
import type {} from './pad-queues.js';
import type {} from './pad-statistics.js';
import type * as Targets from './targets.js';

/** The dialogs in which a target is chosen. */
export type LateTargets = LatePart<typeof Targets>;

/** What the overlay needs of the element that it lies in. */
export interface Under extends EventTarget {
  readonly shown: ShowIntent | undefined;
  readonly state: PadState;
  readonly i18n: I18n;
  readonly now: (source: string) => number;
  readonly query: Ask | undefined;
  readonly targets: LateTargets;
  /** Gets them, and renders anew. */
  loadTargets(): Promise<void>;
}

/** To choose a target. */
export type ChooseIntent = Extract<ShowIntent, { type: 'open-targets' }>;

/** What lies over the list and the panel: My Messages, the queues, the agent's own figures or keys, or the choice of a target. */
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
    case 'show-keys':
      void import('./keys.js');
      return html`<pad-keys class="over" exportparts="keys" .state=${state} .i18n=${i18n}></pad-keys>`;
    case 'show-statistics':
      void import('./statistics.js');
      return html`<pad-statistics
        class="over"
        exportparts="statistics"
        .state=${state}
        .i18n=${i18n}
        .now=${now}
        .query=${query}
      ></pad-statistics>`;
    case 'open-targets':
      return under.targets.part?.targets(under, shown) ?? notLoaded(under, shown);
    default:
      return nothing;
  }
}

/** Nothing while a part is under way, so that the pad can be used meanwhile; once it failed, what can be done. */
function notLoaded(under: Under, { interaction }: ChooseIntent): TemplateResult | typeof nothing {
  const { targets, i18n } = under;
  if (!targets.failed) return nothing;
  const close = (): void => {
    under.dispatchEvent(new IntentEvent({ type: 'open-targets', interaction }));
  };
  return html`<div class="over not-loaded failure" role="alert" @keydown=${onEscape(close)}>
    <span>${i18n.m.notLoaded}</span>
    <button
      @click=${() => {
        void under.loadTargets();
      }}
    >
      ${i18n.m.tryAgain}
    </button>
    <button @click=${close}>${i18n.m.close}</button>
  </div>`;
}

/** What has the focus, in whichever shadow. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}
