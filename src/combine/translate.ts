import type { Command, Entry, Interaction, Query, Target, TargetRef, Watch } from '../core/index.js';
import type { Part } from './part.js';

/** Where ids stand in what is asked of an adapter. */
const IDS: readonly string[] = [
  ...['interaction', 'offer', 'target', 'workbin', 'list', 'attachment', 'about'],
  ...['contact', 'item', 'response'],
];

/** An interaction of one adapter as the pad sees it: no id in it can be another adapter's. */
export function interactionFrom(part: Part, one: Interaction): Interaction {
  const { contact, parent, peer, offer, transfer, handover } = one;
  return {
    ...part.named(one),
    source: part.source,
    revision: one.revision + (part.shift ?? 0),
    attachments: one.attachments.map((each) => part.named(each)),
    ...(contact?.id === undefined ? {} : { contact: { ...contact, id: part.tag(contact.id) } }),
    ...(parent === undefined ? {} : { parent: part.tag(parent) }),
    ...(peer ? { peer: peerFrom(part, peer) } : {}),
    ...(offer ? { offer: part.named(offer) } : {}),
    ...(transfer ? { transfer: { ...transfer, target: part.named(transfer.target) } } : {}),
    ...(handover ? { handover: { ...handover, by: part.named(handover.by) } } : {}),
  };
}

/** Between agents the logon is shown (IM-6), which an id of several backends is not. */
function peerFrom(part: Part, peer: TargetRef): TargetRef {
  const named = part.named(peer);
  return peer.kind === 'agent' ? { ...named, logon: peer.logon ?? peer.id } : named;
}

/** An entry of a transcript of one adapter as the pad sees it. */
export function entryFrom(part: Part, entry: Entry): Entry {
  const { interaction, by } = entry;
  const author = by.id === undefined ? by : { ...by, id: part.tag(by.id), logon: by.logon ?? by.id };
  return { ...entry, interaction: part.tag(interaction), by: author };
}

/** A target of one adapter as the pad sees it. */
export function targetFrom(part: Part, target: Target): Target {
  return { ...part.named(target), source: part.source };
}

/** A command or a question in the ids of the adapter. Throws `NOT_FOUND` when it names something of another. */
export function askedOf<T extends Command | Query>(part: Part, asked: T): T {
  const own = Object.entries(asked).map(([key, value]: [string, unknown]) =>
    IDS.includes(key) && value !== undefined ? [key, part.untag(value as string)] : [key, value],
  );
  return Object.fromEntries(own) as T;
}

/** The part of a `watch` that is for one adapter. */
export function watchOf(part: Part, { about, targets, ...command }: Watch): Watch {
  return {
    ...command,
    targets: targets.filter((id) => part.owns(id)).map((id) => part.untag(id)),
    ...(about !== undefined && part.owns(about) ? { about: part.untag(about) } : {}),
  };
}
