import { interactionOf, type Pad } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { CommandGate } from './command-gate.js';
import { IntentEvent, type ShowIntent } from './events.js';
import type { RecordOpener } from './records.js';

/** What following an intent needs of the root. */
export interface IntentRoot {
  readonly pad: Pad | undefined;
  readonly i18n: I18n;
  readonly gate: CommandGate;
  readonly records: RecordOpener;
  readonly show: (what: ShowIntent) => void;
}

/** Does what the agent asks for in an inner element; the event stops here, for the page gets the root's own. */
export function follow(event: Event, root: IntentRoot): void {
  event.stopPropagation();
  if (!(event instanceof IntentEvent)) return;
  const { intent } = event;
  const { pad, gate } = root;
  switch (intent.type) {
    case 'select':
      select(intent.interaction, root);
      break;
    case 'show-messages':
    case 'show-queues':
    case 'show-keys':
    case 'show-statistics':
    case 'open-targets':
    case 'show-offer':
      root.show(intent);
      break;
    case 'open-record':
      root.records.choose(intent.interaction, intent.record, root.i18n);
      break;
    case 'retry':
      void gate.report(pad?.retry(intent.command), intent.command);
      break;
    case 'notices':
    case 'favourites':
    case 'recents':
    case 'draft':
    case 'notice':
    case 'restored':
    case 'dismiss':
      pad?.set(intent);
      break;
    default:
      void gate.send(pad, intent);
  }
}

/**
 * Shows an interaction and its record. Choosing the shown one again brings its record to the front; choosing one that was
 * not answered answers it (IM-14).
 */
function select(interaction: string | undefined, { pad, gate, records, i18n }: IntentRoot): void {
  const { id, offer } = (pad && interactionOf(pad.state, interaction)) ?? {};
  if (id && offer) void gate.send(pad, { type: 'accept', interaction: id, offer: offer.id });
  else if (pad && interaction === pad.state.selected)
    records.open({ source: 'agent' }, interactionOf(pad.state, interaction), i18n);
  else pad?.set({ type: 'select', ...(interaction ? { interaction } : {}) });
}
