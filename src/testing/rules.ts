import type { Fact } from '../core/index.js';
import { entitiesOf } from './expectations.js';
import type { Expectations, Rule } from './expectations.js';
import { isLegalMove } from './moves.js';
import { TEAMWORK_RULES } from './rules-teamwork.js';
import { malformation } from './shapes.js';

/** The rules, in the order in which they are looked at: form before meaning. */
export const RULES: readonly Rule[] = [
  { name: 'a fact is well-formed', check: (fact) => malformation(fact) },
  { name: 'facts come only between connect and disconnect', check: silence },
  { name: 'a fact carries the name of its adapter', check: source },
  { name: 'the first entity comes in a snapshot', check: snapshotFirst },
  { name: 'revisions rise', check: revisions },
  { name: 'a fact names only commands that were sent', check: settlements },
  { name: 'an interaction moves as its medium allows', check: moves },
  { name: 'an offer and an outcome stand where they belong', check: attributes },
  { name: 'a snapshot accounts for everything that was there', check: accounts },
  ...TEAMWORK_RULES,
];

function silence(_fact: Fact, { listening }: Expectations): string | undefined {
  return listening ? undefined : 'nobody was listening';
}

function source(fact: Fact, expected: Expectations): string | undefined {
  const named = entitiesOf(fact).map((one) => one.source);
  if (fact.type === 'snapshot') named.push(fact.source);
  if (fact.type === 'link') named.push(fact.link.source);
  if (fact.type === 'target') named.push(fact.target.source);
  const other = named.find((one) => one !== expected.source && !one.startsWith(`${expected.source}/`));
  return other === undefined ? undefined : `the source is ${other}, the adapter is ${expected.source}`;
}

function snapshotFirst(fact: Fact, expected: Expectations): string | undefined {
  if (fact.type === 'snapshot' || fact.type === 'link') return undefined;
  const sources = [expected.source, ...entitiesOf(fact).map((one) => one.source)];
  if (sources.every((one) => expected.revisionOf(one) !== undefined)) return undefined;
  return `a fact of type ${fact.type} came before the first snapshot`;
}

function revisions(fact: Fact, expected: Expectations): string | undefined {
  if (fact.type === 'snapshot') {
    const ahead = fact.interactions.find((one) => one.revision > fact.agent.revision);
    return ahead && `interaction ${ahead.id} is ahead of its snapshot`;
  }
  for (const { source: from, revision } of entitiesOf(fact)) {
    const last = expected.revisionOf(from) ?? -1;
    if (revision <= last) return `revision ${revision} came after ${last}`;
  }
  return undefined;
}

function settlements(fact: Fact, { sent }: Expectations): string | undefined {
  const named = fact.type === 'settled' ? [fact.command] : 'by' in fact ? (fact.by ?? []) : [];
  const unknown = named.find((id) => !sent.has(id));
  return unknown === undefined ? undefined : `nobody sent a command ${unknown}`;
}

function moves(fact: Fact, { interactions }: Expectations): string | undefined {
  if (fact.type !== 'interaction') return undefined;
  const { id, medium, phase, outcome, offer } = fact.interaction;
  const before = interactions.get(id);
  if (before && before.medium !== medium) return `${id} turned from ${before.medium} into ${medium}`;
  const from = before?.phase ?? 'none';
  if (!isLegalMove(medium, from, phase, outcome))
    return `${id} (${medium}) went from ${from} to ${phase}${outcome ? ` as ${outcome}` : ''}`;
  if (from === 'offered' && phase === 'offered' && before?.offer?.id !== offer?.id)
    return `${id} got another offer while one was open`;
  return undefined;
}

function attributes(fact: Fact): string | undefined {
  for (const one of entitiesOf(fact)) {
    if (!('phase' in one)) continue;
    if ((one.phase === 'offered') !== (one.offer !== undefined))
      return `${one.id} is ${one.phase} but its offer is not`;
    if ((one.phase === 'gone') !== (one.outcome !== undefined))
      return `${one.id} is ${one.phase} but its outcome is not`;
    if (one.phase === 'gone' && fact.type === 'snapshot') return `${one.id} is gone and in the snapshot`;
  }
  return undefined;
}

function accounts(fact: Fact, { interactions }: Expectations): string | undefined {
  if (fact.type !== 'snapshot') return undefined;
  const present = new Set(fact.interactions.map(({ id }) => id));
  const left = new Set(fact.left.map(({ id }) => id));
  const both = [...left].find((id) => present.has(id));
  if (both !== undefined) return `${both} is in the snapshot and has left`;
  const lost = [...interactions.values()].find(
    ({ source: from, id, phase }) =>
      from === fact.source && phase !== 'gone' && !present.has(id) && !left.has(id),
  );
  return lost && `${lost.id} was there and is neither in the snapshot nor among what left`;
}
