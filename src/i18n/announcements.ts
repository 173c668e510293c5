import type { Agent, Change, Notice } from '../core/index.js';
import { intendedName, stateName } from './agent-words.js';
import type { I18n } from './i18n.js';
import { titleOf } from './words.js';

/** What a screen reader says, and whether it may interrupt. */
export interface Announcement {
  readonly text: string;
  readonly urgent: boolean;
}

/**
 * The announcement that a change deserves, if any. Timers and mere changes of content are never announced; an offer is by
 * the root, which has its words first.
 */
export function announcement(change: Change, i18n: I18n): Announcement | undefined {
  const { m } = i18n;
  switch (change.type) {
    case 'interaction-selected':
      return undefined;
    case 'agent':
      return { text: m.agentState(stateWithNext(change.agent, i18n)), urgent: false };
    case 'link':
      return { text: m.links[change.link.state], urgent: change.link.state !== 'up' };
    case 'notice':
      return { text: noticeText(change.notice, i18n), urgent: change.notice.level === 'error' };
    default: {
      const told = m.told[change.type as keyof typeof m.told] as ((title: string) => string) | undefined;
      return told && { text: told(titleOf(change.interaction, i18n)), urgent: false };
    }
  }
}

/** The agent's state, and the one that was chosen for afterwards. */
function stateWithNext(agent: Agent, i18n: I18n): string {
  const next = intendedName(agent, i18n);
  return [stateName(agent, i18n), next && i18n.m.afterThis(next)].filter(Boolean).join(', ');
}

/** A notice in words, with the backend's own where there are any. That nobody knows what became of it says all. */
export function noticeText({ code, error, text }: Notice, { m }: I18n): string {
  const parts = code === 'command-unknown' ? [m.errors.UNKNOWN] : [m.notices[code], error && m.errors[error]];
  return [...parts, text].filter(Boolean).join(' ');
}
