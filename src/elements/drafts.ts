import type { Drafts } from '../core/index.js';
import { IntentEvent } from './events.js';
import type { PanelHost } from './panel-host.js';

/** What is written about the interaction of a panel, by field (`PadState.drafts`). */
export function draftsOf({ state, interaction }: PanelHost): Drafts[string] {
  return state.drafts[interaction?.id ?? ''] ?? {};
}

/** Keeps what is written in these fields; a field without a text is forgotten. */
export function keepDraft(host: PanelHost, fields: Readonly<Record<string, string | undefined>>): void {
  const { interaction } = host;
  if (interaction)
    host.dispatchEvent(new IntentEvent({ type: 'draft', interaction: interaction.id, fields }));
}
