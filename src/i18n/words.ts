import type { Agent, Failure, Interaction, Notice } from '../core/index.js';
import type { I18n } from './i18n.js';

/** Who an interaction is with, in the words that are at hand: a colleague, a name, an address, a sender. */
export function contactOf({ peer, contact, from }: Interaction): string | undefined {
  return [peer?.name, contact?.name, contact?.address, from].find(Boolean);
}

/** What a card and a panel are called: the contact, else the subject, else the medium. */
export function titleOf(interaction: Interaction, { m }: I18n): string {
  return contactOf(interaction) ?? (interaction.subject || m.media[interaction.medium]);
}

/** The name of an offer: "Work item from Eva Lind" (WI-2). */
export function offerName(interaction: Interaction, { m }: I18n): string {
  const medium = m.media[interaction.medium];
  const who = contactOf(interaction) ?? interaction.subject;
  return who ? m.offerFrom(medium, who) : medium;
}

/** The agent's state with its reason. */
export function stateName({ state, reason, reasons }: Agent, { m }: I18n): string {
  const label = state === 'not-ready' && reasons.find(({ code }) => code === reason)?.label;
  return label ? m.stateWithReason(m.states[state], label) : m.states[state];
}

/** The state that begins when everything is finished, with its reason; nothing where none was chosen. */
export function intendedName({ intended, reason: _, ...agent }: Agent, i18n: I18n): string | undefined {
  return intended && stateName({ ...agent, ...intended }, i18n);
}

/** Why something failed and what to do now. */
export function failureText({ code }: Failure, { m }: I18n): string {
  return m.errors[code];
}

/** A notice as one sentence, with the backend's own words where there are any. */
export function noticeText(notice: Notice, { m }: I18n): string {
  const parts = [m.notices[notice.code], notice.error && m.errors[notice.error], notice.text];
  return parts.filter(Boolean).join(' ');
}
