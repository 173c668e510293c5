import { html, nothing, type TemplateResult } from 'lit';
import { interactionOf, subjectOf, type CommandLife, type PadState } from '../core/index.js';
import { titleOf, type I18n } from '../i18n/index.js';
import { failureLine } from './control.js';
import type {} from './pad-audio.js';

/** What has no control to stand beside: the link is down, or a command failed whose interaction has left (WI-9). */
export function alerts(state: PadState, i18n: I18n): TemplateResult {
  const links = Object.values(state.sources).map(({ link }) => link);
  const down = links.some((link) => link.state === 'down');
  return html`<div class="alerts">
    ${links.some(({ audio }) => audio) ? sound(state, i18n) : nothing}
    ${down ? html`<p class="offline">${i18n.m.offlineHint}</p>` : nothing}
    ${state.commands.filter((life) => isOrphan(life, state)).map((life) => failureLine(life, i18n, about(life, state, i18n)))}
  </div>`;
}

function sound(state: PadState, i18n: I18n): TemplateResult {
  void import('./voice.js');
  return html`<pad-audio .state=${state} .i18n=${i18n}></pad-audio>`;
}

function isOrphan({ command }: CommandLife, state: PadState): boolean {
  // What could not be taken is told at its row.
  const subject = command.type === 'take' ? undefined : subjectOf(command);
  return subject !== undefined && !interactionOf(state, subject);
}

function about({ command }: CommandLife, { gone }: PadState, i18n: I18n): string | undefined {
  const left = gone.find(({ id }) => id === subjectOf(command));
  return left && titleOf(left, i18n);
}
