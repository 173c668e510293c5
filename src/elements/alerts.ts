import { html, nothing, type TemplateResult } from 'lit';
import { interactionOf, subjectOf, type CommandLife, type PadState } from '../core/index.js';
import { titleOf, type I18n } from '../i18n/index.js';
import { failureLine } from './control.js';
import { leftDrafts } from './left-drafts.js';
import type { PadNotifications } from './notifications.js';
import type {} from './pad-audio.js';
import type {} from './pad-tab.js';

/**
 * What has no control to stand beside: a command or a text is left whose interaction is gone (WI-9), or the link is down
 * or was (`outage`). That stands at the lower end, for it comes when nobody expects it and nothing may move then.
 */
export function alerts(
  state: PadState,
  outage: TemplateResult,
  i18n: I18n,
  rings: boolean,
  notifications: boolean | PadNotifications,
): TemplateResult {
  const links = Object.values(state.sources).map(({ link }) => link);
  return html`<div class="lines">
    <div class="alerts">
      ${links.some(({ audio }) => audio) ? sound(state, i18n) : nothing}
      ${state.commands.filter((life) => isOrphan(life, state)).map((life) => failureLine(life, i18n, about(life, state, i18n)))}
      ${leftDrafts(state, i18n)}
      <pad-tab
        exportparts="failure"
        .state=${state}
        .i18n=${i18n}
        .rings=${rings}
        .notifications=${notifications}
      ></pad-tab>
    </div>
    <div class="outage">${outage}</div>
  </div>`;
}

function sound(state: PadState, i18n: I18n): TemplateResult {
  void import('./voice.js');
  return html`<pad-audio .state=${state} .i18n=${i18n}></pad-audio>`;
}

function isOrphan({ command }: CommandLife, state: PadState): boolean {
  // What could not be taken is told at its row.
  const subject = command.type === 'take' ? undefined : subjectOf(command);
  return state.agent !== undefined && subject !== undefined && !interactionOf(state, subject);
}

function about({ command }: CommandLife, { gone }: PadState, i18n: I18n): string | undefined {
  const left = gone.find(({ id }) => id === subjectOf(command));
  return left && titleOf(left, i18n);
}
