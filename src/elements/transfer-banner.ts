import { html, nothing, type TemplateResult } from 'lit';
import { commandLife, permission, type Interaction, type PadState, type Transfer } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { control, failureLine } from './control.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';

/** How a transfer by invitation stands: it waits (WI-35), or it failed and everything is as before (WI-37, WI-38). */
export function transferBanner(
  state: PadState,
  one: Interaction,
  onDismiss: () => void,
  i18n: I18n,
): TemplateResult | typeof nothing {
  const { transfer } = one;
  if (!transfer) return nothing;
  return transfer.state === 'invited'
    ? waiting(state, one, transfer, i18n)
    : failed(state, one, transfer, onDismiss, i18n);
}

function waiting(
  state: PadState,
  one: Interaction,
  { target, deadline }: Transfer,
  i18n: I18n,
): TemplateResult {
  const { m } = i18n;
  const life = commandLife(state, 'cancel-transfer', one.id);
  const cancel = control(
    {
      label: m.cancel,
      pendingLabel: m.cancelling,
      request: { type: 'cancel-transfer', interaction: one.id },
      permission: permission(state, one, 'cancel-transfer'),
      life,
    },
    i18n,
  );
  return html`<div class="banner waiting">
      <span class="pulse" aria-hidden="true"></span>
      <span class="words" role="status"><span class="outside">${m.waitingFor(target.name)}</span></span>
      ${deadline === undefined ? nothing : html`<time title=${m.invitationEnds} data-source=${one.source} data-until=${deadline}></time>`}
      ${cancel}
    </div>
    ${failureLine(life, i18n)}`;
}

function failed(
  state: PadState,
  one: Interaction,
  { target, state: outcome }: Transfer,
  onDismiss: () => void,
  i18n: I18n,
): TemplateResult | typeof nothing {
  if (outcome === 'invited') return nothing;
  const { m } = i18n;
  const again = permission(state, one, 'transfer') === true;
  const onAgain = (event: Event): void => {
    const intent = { type: 'open-targets', interaction: one.id, mode: 'transfer' } as const;
    event.target?.dispatchEvent(new IntentEvent(intent));
  };
  return html`<div class="banner failed">
    ${icon('warning')}
    <span class="words outside" role="alert">${m.transferFailed[outcome](target.name)}</span>
    <button
      type="button"
      class="quiet only-icon"
      aria-label=${m.dismiss}
      title=${m.dismiss}
      @click=${onDismiss}
    >
      ${icon('close')}
    </button>
    ${again ? html`<button type="button" class="again" @click=${onAgain}>${m.chooseAnother}</button>` : nothing}
  </div>`;
}
