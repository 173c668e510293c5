import type { Agent, Disposition, Fact, Interaction } from '../core/index.js';
import { forbiddenActions } from './class-actions.js';
import { interactionsOf } from './expectations.js';
import type { Expectations, Rule } from './expectations.js';
import { TALK_RULES } from './rules-talk.js';

/** The rules about several interactions at once: classes, consults, transfers, wrap-up, watched targets. */
export const TEAMWORK_RULES: readonly Rule[] = [
  { name: 'an interaction shows only what its class can (section 11)', check: each(actions) },
  { name: 'a consult is a call with a peer', check: each(consult) },
  ...TALK_RULES,
  { name: 'a transfer stands while the interaction is held', check: each(transfer) },
  { name: 'a disposition is one that can be chosen', check: each(disposition) },
  { name: 'an agent is in wrap-up only with something in wrap', check: wrapUp },
  { name: 'an intended state is chosen by an agent who is logged in', check: intention },
  { name: 'a target is told only while it is watched', check: watched },
];

/** Codes of the dispositions that can be chosen: the leaves (DC-1). */
export function leavesOf(options: readonly Disposition[]): readonly string[] {
  return options.flatMap(({ code, children }) => (children ? leavesOf(children) : [code]));
}

function each(check: (interaction: Interaction) => string | undefined): Rule['check'] {
  return (fact) =>
    interactionsOf(fact)
      .map(check)
      .find((wrong) => wrong !== undefined);
}

function actions(one: Interaction): string | undefined {
  const [command] = forbiddenActions(one);
  return command && `${one.id} (${one.peer ? 'consult' : one.medium}) is ${one.phase} and offers ${command}`;
}

function consult({ id, medium, phase, parent, peer, ringUntil }: Interaction): string | undefined {
  if (parent !== undefined && !peer) return `${id} is about ${parent} and has no peer`;
  if (parent === id) return `${id} is about itself`;
  if (peer && medium !== 'voice' && medium !== 'im') return `${id} has a peer and is of medium ${medium}`;
  if (ringUntil !== undefined && phase !== 'establishing') return `${id} is ${phase} and has a ringUntil`;
  return undefined;
}

function transfer({ id, phase, transfer: open }: Interaction): string | undefined {
  if (!open) return undefined;
  if (phase !== 'connected') return `${id} is ${phase} and has a transfer that is ${open.state}`;
  if (open.state !== 'invited' && open.deadline !== undefined)
    return `the transfer of ${id} is ${open.state} and has a deadline`;
  return undefined;
}

function disposition({ id, dispositions, disposition: chosen }: Interaction): string | undefined {
  if (chosen === undefined || leavesOf(dispositions?.options ?? []).includes(chosen)) return undefined;
  return `${id} has the disposition ${chosen}, which is none of its options`;
}

function agentOf(fact: Fact): Agent | undefined {
  return fact.type === 'agent' || fact.type === 'snapshot' ? fact.agent : undefined;
}

function wrapUp(fact: Fact, { interactions }: Expectations): string | undefined {
  const agent = agentOf(fact);
  if (!agent) return undefined;
  if (agent.wrapUntil !== undefined && agent.state !== 'wrap')
    return `the agent is ${agent.state} and has a wrapUntil`;
  if (agent.state !== 'wrap' && agent.state !== 'logging') return undefined;
  const before = [...interactions.values()];
  const held =
    fact.type === 'snapshot'
      ? [...fact.interactions, ...before.filter(({ source }) => source !== fact.source)]
      : before;
  return held.some(({ medium, phase }) => phase === 'wrap' && medium !== 'im')
    ? undefined
    : `the agent is in ${agent.state} and nothing is in wrap`;
}

function intention(fact: Fact): string | undefined {
  const agent = agentOf(fact);
  if (!agent?.intended) return undefined;
  if (agent.state === 'logged-out') return 'the agent is logged out and has an intended state';
  if (agent.intended.state === 'ready' && agent.intended.reason !== undefined)
    return 'the intended state is ready and has a reason';
  return undefined;
}

function watched(fact: Fact, expected: Expectations): string | undefined {
  if (fact.type !== 'target') return undefined;
  const { id, kind, presence, waiting } = fact.target;
  if (!expected.watched.has(id)) return `nobody watches ${id}`;
  if (presence !== undefined && kind !== 'agent') return `${id} is a ${kind} and has a presence`;
  if (waiting !== undefined && kind === 'agent') return `${id} is an agent and something waits there`;
  return undefined;
}
