import { html, nothing, type TemplateResult } from 'lit';
import { commandLife, permission, type Interaction, type PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { control, failureLine } from './control.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';

/**
 * How a transfer by invitation stands: it waits (WI-35), or it failed and everything is as before (WI-37, WI-38). The root
 * announces the message about a failure, so this is no alert.
 */
export function transferBanner(
  state: PadState,
  one: Interaction,
  onDismiss: () => void,
  i18n: I18n,
): TemplateResult | typeof nothing {
  if (!one.transfer) return nothing;
  const { target, state: outcome, deadline } = one.transfer;
  const { m } = i18n;
  if (outcome === 'invited') {
    const life = commandLife(state, 'cancel-transfer', one.id);
    const request = { type: 'cancel-transfer', interaction: one.id } as const;
    const allowed = permission(state, one, 'cancel-transfer');
    return html`<div class="banner">
        <span class="outside" role="status">${m.waitingFor(target.name)}</span>
        ${deadline === undefined ? nothing : html`<time title=${m.invitationEnds} data-source=${one.source} data-until=${deadline}></time>`}
        ${control({ label: m.cancel, pendingLabel: m.cancelling, request, permission: allowed, life }, i18n)}
      </div>
      ${failureLine(life, i18n)}`;
  }
  const onAgain = (event: Event): void => {
    const intent = { type: 'open-targets', interaction: one.id, mode: 'transfer' } as const;
    event.target?.dispatchEvent(new IntentEvent(intent));
  };
  return html`<div class="banner failure">
    ${icon('warning')}<span class="outside">${m.transferFailed[outcome](target.name)}</span>
    ${permission(state, one, 'transfer') === true ? html`<button @click=${onAgain}>${m.chooseAnother}</button>` : nothing}
    <button @click=${onDismiss}>${m.dismiss}</button>
  </div>`;
}
