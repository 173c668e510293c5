import type { Failure, Interaction } from '../core/index.js';
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

/** Why something failed and what to do now. */
export function failureText({ code }: Failure, { m }: I18n): string {
  return m.errors[code];
}
