import { PadError } from '../../core/index.js';
import type { AgentState, Command, Failure, Query, Request, Timestamp } from '../../core/index.js';
import { isCall, isTalk } from './call-state.js';
import { contactHangsUp } from './calls.js';
import { contactLeaves, contactTypes, contactWrites } from './chat.js';
import { passTime } from './deadlines.js';
import type { FaultPlan } from './faults.js';
import { agentOf, interactionOf, isWrapping, seenBy } from './holdings.js';
import { leaveIms } from './im.js';
import { post, setEntrance, withdraw } from './intake.js';
import type { NewInteraction } from './intake.js';
import { loseAgent } from './offers.js';
import { handle, perform } from './perform.js';
import { answer } from './queries.js';
import type { Answer } from './queries.js';
import type { WorldResponse } from './responses.js';
import { route } from './routing.js';
import { setChannel } from './set-channel.js';
import { changeSound } from './sound.js';
import type { WorldSound } from './sound.js';
import { newId, publish, settle, tellAgent, tellConsequences, tellInteraction } from './turn.js';
import type { Told, Turn } from './turn.js';
import { snapshotView } from './view.js';
import { endWatch, tellWatched, watchAnew } from './watch.js';
import type { WorldMedium } from './world-interaction.js';
import type { Script, Switches, WorldAgent, WorldState } from './world-state.js';
import { become, finishWrap, followUp } from './wrap-up.js';

/** Everything that can happen to a world, as plain data. */
export type WorldAction =
  | { readonly type: 'post'; readonly item: NewInteraction }
  | { readonly type: 'withdraw'; readonly interaction: string }
  /** The contact hangs up, or leaves a chat. */
  | { readonly type: 'hang-up'; readonly interaction: string }
  /** The contact of a chat writes, or is seen writing. */
  | { readonly type: 'contact-writes'; readonly interaction: string; readonly text: string }
  | { readonly type: 'contact-types'; readonly interaction: string }
  | { readonly type: 'entrance'; readonly entrance: string; readonly open: boolean }
  | { readonly type: 'link'; readonly agent: string; readonly link: 'down' | 'up' }
  | { readonly type: 'faults'; readonly agent: string; readonly faults: FaultPlan }
  /** Other standard responses from now on. */
  | { readonly type: 'responses'; readonly responses: readonly WorldResponse[] }
  | { readonly type: 'tick' }
  | { readonly type: 'command'; readonly agent: string; readonly command: Command }
  | { readonly type: 'query'; readonly agent: string; readonly query: Query }
  | AgentAction;

/** What can happen to one agent. */
type AgentAction =
  | { readonly type: 'switches'; readonly agent: string; readonly switches: Switches }
  | { readonly type: 'capacity'; readonly agent: string; readonly capacity: number }
  | { readonly type: 'state'; readonly agent: string; readonly state: AgentState }
  /** One of the agent's channels breaks down or works again, as when a headset is unplugged and plugged in. */
  | {
      readonly type: 'channel';
      readonly agent: string;
      readonly medium: WorldMedium;
      readonly state: 'ready' | 'out-of-service';
    }
  /** The devices of the agent's line, from now on: they have one. */
  | { readonly type: 'sound'; readonly agent: string; readonly sound: WorldSound }
  /** A colleague without a pad, Ready, who answers as the script says; without a script they log out again. */
  | { readonly type: 'colleague'; readonly agent: string; readonly script?: Script }
  /** The agent does this elsewhere: no pad has sent it. */
  | { readonly type: 'elsewhere'; readonly agent: string; readonly request: Request }
  /** An adapter connects: it is told a snapshot, and what happened after the last fact that it knows. */
  | { readonly type: 'enter'; readonly agent: string; readonly adapter: string; readonly since?: number }
  /** An adapter is gone for good, unless only its link was cut. */
  | { readonly type: 'leave'; readonly agent: string; readonly adapter: string; readonly cut?: true };

/** What an action answers: the id of what was posted, the answer to a question, or nothing. */
export type WorldAnswer = string | Answer | undefined;

/** What came of an action. */
export interface Outcomes {
  readonly told: readonly Told[];
  readonly answer?: WorldAnswer;
  readonly error?: Failure;
}

/** Lets an action happen at the moment `now`; changes the state in place. The only way in which a world changes. */
export function happen(state: WorldState, action: WorldAction, now: Timestamp): Outcomes {
  const turn: Turn = { state, now, told: [], news: [], changed: [] };
  passTime(turn);
  if (turn.news.length > 0) conclude(turn);
  // A question changes nothing: nothing can follow from it.
  const told = (): readonly Told[] => (action.type === 'query' ? turn.told : conclude(turn));
  try {
    const given = act(turn, action);
    return { told: told(), ...(given === undefined ? {} : { answer: given }) };
  } catch (thrown) {
    const { code, message } = PadError.from(thrown);
    return { told: told(), error: { code, message } };
  }
}

/** Everything that follows from what has happened. */
function conclude(turn: Turn): readonly Told[] {
  followUp(turn);
  route(turn);
  tellConsequences(turn);
  publish(turn);
  tellWatched(turn);
  settle(turn);
  return turn.told;
}

function act(turn: Turn, action: WorldAction): WorldAnswer {
  switch (action.type) {
    case 'post':
      return post(turn, action.item);
    case 'withdraw':
      withdraw(turn, action.interaction);
      return;
    case 'hang-up':
      hangUp(turn, action.interaction);
      return;
    case 'contact-writes':
      contactWrites(turn, action.interaction, action.text);
      return;
    case 'contact-types':
      contactTypes(turn, action.interaction);
      return;
    case 'entrance':
      setEntrance(turn, action.entrance, action.open);
      return;
    case 'responses':
      turn.state.responses = action.responses;
      return;
    case 'command':
      perform(turn, action.agent, action.command);
      return;
    case 'query':
      return answer(turn, action.agent, action.query);
    case 'link':
    case 'faults':
      turn.told.push(action);
      return;
    case 'tick':
      return;
    default:
      changeAgent(turn, agentOf(turn.state, action.agent), action);
      return;
  }
}

function hangUp(turn: Turn, id: string): void {
  const one = interactionOf(turn.state, id);
  if (one?.medium === 'chat' && one.phase !== 'ended' && !one.talk?.ended) {
    contactLeaves(turn, one);
    return;
  }
  if (!one || !isCall(one) || !isTalk(one)) throw new PadError('NOT_FOUND', `nobody talks in ${id}`);
  contactHangsUp(turn, one);
}

function changeAgent(turn: Turn, agent: WorldAgent, action: AgentAction): void {
  switch (action.type) {
    case 'enter':
      enterWith(turn, agent, action.adapter, action.since);
      return;
    case 'leave':
      leaveWith(turn, agent, action.adapter, action.cut === true);
      return;
    case 'capacity':
      agent.capacity = action.capacity;
      return;
    case 'state':
      force(turn, agent, action.state);
      return;
    case 'channel':
      setChannel(turn, agent, { medium: action.medium, state: action.state });
      return;
    case 'sound':
      changeSound(turn, agent, action.sound);
      return;
    case 'colleague':
      delete agent.script;
      if (action.script) agent.script = action.script;
      force(turn, agent, action.script ? 'ready' : 'logged-out');
      return;
    case 'elsewhere':
      handle(turn, agent, { ...action.request, id: newId(turn, 'elsewhere') });
      return;
    case 'switches':
      agent.switches = { ...agent.switches, ...action.switches };
      for (const one of seenBy(turn.state, agent.id)) tellInteraction(turn, one, agent.id);
      tellAgent(turn, agent.id);
  }
}

function enterWith(turn: Turn, agent: WorldAgent, adapter: string, since: number | undefined): void {
  agent.online = [...agent.online.filter((id) => id !== adapter), adapter];
  delete agent.lostAt;
  watchAnew(turn, agent);
  if (agent.audio) turn.told.push({ agent: agent.id, audio: agent.audio });
  const fact = snapshotView(turn, agent, since ?? agent.seq);
  turn.told.push({ agent: agent.id, to: adapter, fact });
}

/** Who was only cut off comes back and goes on watching. */
function leaveWith({ state, now }: Turn, agent: WorldAgent, adapter: string, isCut: boolean): void {
  agent.online = agent.online.filter((id) => id !== adapter);
  if (agent.online.length > 0) return;
  agent.lostAt = now;
  if (!isCut) endWatch(state, agent.id);
}

/** The agent is in that state, whatever is open. */
function force(turn: Turn, agent: WorldAgent, state: AgentState): void {
  delete agent.intended;
  if (isWrapping(agent)) finishWrap(turn, agent);
  become(turn, agent, { state });
  agent.since = agent.idleSince = turn.now;
  if (state !== 'logged-out') return;
  loseAgent(turn, agent.id);
  leaveIms(turn, agent.id);
}
