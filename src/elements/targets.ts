/** The choice of a target or of a colleague, in a part that is loaded when it is first opened or the pad has time. */
import { html, nothing, type TemplateResult } from 'lit';
import { interactionOf } from '../core/index.js';
import { IntentEvent } from './events.js';
import type { ChooseIntent, Under } from './overlay.js';
import './pad-target-dialog.js';
import './pad-team.js';

const MODES = ['consult', 'transfer'] as const;

/** The dialog for what the agent wants to do. */
export function targets(
  under: Under,
  { interaction: id, mode }: ChooseIntent,
): TemplateResult | typeof nothing {
  const { state, i18n, query } = under;
  const interaction = interactionOf(state, id);
  const close = (): void => {
    under.dispatchEvent(new IntentEvent({ type: 'open-targets', interaction: id }));
  };
  if (mode === 'start-im')
    return html`<pad-team
      exportparts="targets, failure"
      .interaction=${interaction}
      .state=${state}
      .i18n=${i18n}
      .search=${query}
      @close=${close}
    ></pad-team>`;
  if (!mode) return nothing;
  return html`<pad-target-dialog
    exportparts="targets, failure"
    .interaction=${interaction}
    .state=${state}
    .modes=${MODES.filter((name) => interaction?.can[name] !== undefined)}
    .mode=${mode}
    .i18n=${i18n}
    .search=${query}
    @close=${close}
  ></pad-target-dialog>`;
}
