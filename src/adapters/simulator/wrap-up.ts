import { agentOf, isWrapping, openOf, wrapOf } from './holdings.js';
import { end, enter } from './lifecycle.js';
import { openChannels } from './set-channel.js';
import { noteState } from './statistics.js';
import { lacksDisposition, needsWrap, taskTypeOf, waitsForDone } from './task-types.js';
import { tellAgent, whoHasNews } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { RestingState, WorldAgent } from './world-state.js';

/** The conversation is over: its after-work begins, or it is done at once. Nothing new comes until all is over (MI-34). */
export function letGo(turn: Turn, one: WorldInteraction, agent: WorldAgent): void {
  closeGate(turn, agent);
  if (!needsWrap(turn.state, one)) {
    end(turn, one, 'done');
    return;
  }
  enter(turn, one, 'wrap');
  if (isWrapping(agent)) beginWrap(turn, agent);
}

/** Something was released: nothing new is routed until nothing is open (MI-34). */
export function closeGate(turn: Turn, agent: WorldAgent): void {
  agent.gateClosed = true;
  agent.idleSince = turn.now;
}

/** Lets the wrap-up, the gate and the intended state follow from what each agent with news has now. */
export function followUp(turn: Turn): void {
  for (const id of whoHasNews(turn)) {
    const agent = agentOf(turn.state, id);
    const open = openOf(turn.state, id);
    const wrap = wrapOf(turn.state, id);
    const allSet = !wrap.some((one) => lacksDisposition(turn.state, one));
    if (agent.state === 'logged-out') continue;
    if (isWrapping(agent) && (wrap.length === 0 || (agent.state === 'logging' && allSet)))
      finishWrap(turn, agent);
    else if (!isWrapping(agent) && wrap.length > 0 && wrap.length === open.length) beginWrap(turn, agent);
    else if (open.length === 0) rest(turn, agent);
  }
}

/** The countdown is over: it is finished, or logged until every required disposition is set. */
export function endWrap(turn: Turn, agent: WorldAgent): void {
  if (wrapOf(turn.state, agent.id).some((one) => lacksDisposition(turn.state, one)))
    become(turn, agent, { state: 'logging' });
  else finishWrap(turn, agent);
}

/** Everything in wrap-up is done, and what was intended begins, or what was before. */
export function finishWrap(turn: Turn, agent: WorldAgent, next?: RestingState): void {
  const before = next ?? agent.before ?? { state: 'ready' };
  delete agent.before;
  become(turn, agent, before);
  for (const one of wrapOf(turn.state, agent.id)) end(turn, one, 'done');
  agent.idleSince = turn.now;
  if (openOf(turn.state, agent.id).length === 0) rest(turn, agent);
}

/** The agent is in that state from now on. */
export function become(
  turn: Turn,
  agent: WorldAgent,
  { state, reason }: { readonly state: WorldAgent['state']; readonly reason?: string | undefined },
): void {
  if (agent.state !== state || agent.reason !== reason) agent.since = turn.now;
  if (agent.state !== state && state === 'ready') agent.idleSince = turn.now;
  if (agent.state === 'logged-out') openChannels(turn, agent);
  noteState(turn, agent, { state, reason });
  agent.state = state;
  if (reason === undefined) delete agent.reason;
  else agent.reason = reason;
  if (state !== 'wrap') delete agent.wrapUntil;
  tellAgent(turn, agent.id);
}

/** Not Ready at once when nothing is open, else when everything is finished. */
export function becomeOnFinish(turn: Turn, agent: WorldAgent, next: RestingState): void {
  if (agent.state === 'not-ready' || openOf(turn.state, agent.id).length === 0) {
    delete agent.intended;
    become(turn, agent, next);
    return;
  }
  agent.intended = next;
  tellAgent(turn, agent.id);
}

/** Nothing is open: the gate opens, and what was intended begins. */
function rest(turn: Turn, agent: WorldAgent): void {
  agent.gateClosed = false;
  const { intended } = agent;
  if (!intended) return;
  delete agent.intended;
  become(turn, agent, intended);
}

/** The one wrap-up after the last release, as long as the longest of the task types. */
function beginWrap(turn: Turn, agent: WorldAgent): void {
  const wrap = wrapOf(turn.state, agent.id);
  const types = wrap.map((one) => taskTypeOf(turn.state, one));
  const longest = Math.max(0, ...types.map((type) => (type?.wrap === 'timed' ? (type.wrapMs ?? 0) : 0)));
  const isOpen = wrap.some((one) => waitsForDone(turn.state, one));
  if (agent.state === 'ready' || agent.state === 'not-ready')
    agent.before = { state: agent.state, ...(agent.reason === undefined ? {} : { reason: agent.reason }) };
  if (!isOpen && longest === 0) {
    endWrap(turn, agent);
    return;
  }
  become(turn, agent, { state: 'wrap' });
  if (isOpen) delete agent.wrapUntil;
  else agent.wrapUntil = turn.now + longest;
}
