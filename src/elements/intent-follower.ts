import { interactionOf, type Pad } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { CommandGate } from './command-gate.js';
import { IntentEvent, type Intent, type ShowIntent } from './events.js';
import type { RecordOpener } from './records.js';

/** What following an intent needs of the root. */
export interface IntentRoot {
  readonly pad: () => Pad | undefined;
  readonly i18n: () => I18n;
  readonly gate: CommandGate;
  readonly records: RecordOpener;
  readonly show: (what: ShowIntent) => void;
}

/** Does what the agent asks for in an inner element; the event stops here, for the page gets the root's own. */
export class IntentFollower {
  readonly #root: IntentRoot;

  constructor(root: IntentRoot) {
    this.#root = root;
  }

  /** Listens to `pad-command` of the inner elements. */
  readonly onIntent = (event: Event): void => {
    event.stopPropagation();
    if (event instanceof IntentEvent) this.#follow(event.intent);
  };

  #follow(intent: Intent): void {
    const { gate, show } = this.#root;
    const pad = this.#root.pad();
    switch (intent.type) {
      case 'select':
        this.#select(pad, intent.interaction);
        break;
      case 'show-messages':
      case 'show-queues':
      case 'open-targets':
        show(intent);
        break;
      case 'retry':
        void gate.report(pad?.retry(intent.command), intent.command);
        break;
      case 'notices':
      case 'favourites':
      case 'recents':
      case 'dismiss':
        pad?.set(intent);
        break;
      default:
        void gate.send(pad, intent);
    }
  }

  /** Shows an interaction and its record. Choosing the shown one again brings its record to the front. */
  #select(pad: Pad | undefined, interaction: string | undefined): void {
    const { records, i18n } = this.#root;
    if (pad && interaction === pad.state.selected)
      records.open({ source: 'agent' }, interactionOf(pad.state, interaction), i18n());
    else pad?.set({ type: 'select', ...(interaction ? { interaction } : {}) });
  }
}
