import { PadError } from '../../core/index.js';
import type {
  AgentState,
  AttachmentAccess,
  AttachmentQuery,
  Command,
  Failure,
  Timestamp,
} from '../../core/index.js';
import { perform } from './commands.js';
import type { FaultPlan } from './faults.js';
import { post, setEntrance, withdraw } from './intake.js';
import type { NewWorkItem } from './intake.js';
import { expireOffers, route } from './routing.js';
import { tellAgent, tellConsequences, tellItem } from './turn.js';
import type { Told, Turn } from './turn.js';
import { agentOf, openItems, snapshotView } from './view.js';
import type { Switches, WorldState } from './world-state.js';

/** How long a url of an attachment works, in milliseconds. */
const ACCESS_MS = 60_000;

/** Everything that can happen to a world, as plain data. */
export type WorldAction =
  | { readonly type: 'post'; readonly item: NewWorkItem }
  | { readonly type: 'withdraw'; readonly interaction: string }
  | { readonly type: 'entrance'; readonly entrance: string; readonly open: boolean }
  | { readonly type: 'switches'; readonly agent: string; readonly switches: Switches }
  | { readonly type: 'capacity'; readonly agent: string; readonly capacity: number }
  | { readonly type: 'state'; readonly agent: string; readonly state: AgentState }
  | { readonly type: 'link'; readonly agent: string; readonly link: 'down' | 'up' }
  | { readonly type: 'faults'; readonly agent: string; readonly faults: FaultPlan }
  | { readonly type: 'tick' }
  /** An adapter connects: it is told a snapshot, and what happened after the last fact that it knows. */
  | { readonly type: 'enter'; readonly agent: string; readonly adapter: string; readonly since?: number }
  | { readonly type: 'leave'; readonly agent: string; readonly adapter: string }
  | { readonly type: 'command'; readonly agent: string; readonly command: Command }
  | { readonly type: 'query'; readonly agent: string; readonly query: AttachmentQuery };

/** What an action answers: the id of what was posted, access to an attachment, or nothing. */
export type WorldAnswer = string | AttachmentAccess | undefined;

/** What came of an action. */
export interface Outcomes {
  readonly told: readonly Told[];
  readonly answer?: WorldAnswer;
  readonly error?: Failure;
}

/** Lets an action happen at the moment `now`; changes the state in place. The only way in which a world changes. */
export function happen(state: WorldState, action: WorldAction, now: Timestamp): Outcomes {
  const turn: Turn = { state, now, told: [], changed: [] };
  expireOffers(turn);
  try {
    const answer = act(turn, action);
    return { told: finish(turn), ...(answer === undefined ? {} : { answer }) };
  } catch (thrown) {
    const { code, message } = PadError.from(thrown);
    return { told: finish(turn), error: { code, message } };
  }
}

function finish(turn: Turn): readonly Told[] {
  route(turn);
  tellConsequences(turn);
  return turn.told;
}

function act(turn: Turn, action: WorldAction): WorldAnswer {
  switch (action.type) {
    case 'post':
      return post(turn, action.item);
    case 'withdraw':
      withdraw(turn, action.interaction);
      return;
    case 'entrance':
      setEntrance(turn, action.entrance, action.open);
      return;
    case 'command':
      perform(turn, action.agent, action.command);
      return;
    case 'query':
      return access(turn, action.agent, action.query);
    case 'link':
    case 'faults':
      turn.told.push(action);
      return;
    case 'tick':
      return;
    default:
      changeAgent(turn, action);
      return;
  }
}

function changeAgent(
  turn: Turn,
  action: Extract<WorldAction, { type: 'switches' | 'capacity' | 'state' | 'enter' | 'leave' }>,
): void {
  const agent = agentOf(turn.state, action.agent);
  switch (action.type) {
    case 'enter':
      agent.online = [...agent.online.filter((id) => id !== action.adapter), action.adapter];
      turn.told.push({
        agent: agent.id,
        to: action.adapter,
        fact: snapshotView(turn, agent, action.since ?? agent.seq),
      });
      return;
    case 'leave':
      agent.online = agent.online.filter((id) => id !== action.adapter);
      return;
    case 'capacity':
      agent.capacity = action.capacity;
      return;
    case 'state':
      agent.state = action.state;
      agent.since = agent.idleSince = turn.now;
      delete agent.reason;
      break;
    case 'switches':
      agent.switches = { ...agent.switches, ...action.switches };
      for (const item of openItems(turn.state, agent.id)) tellItem(turn, item, agent.id);
  }
  tellAgent(turn, agent.id);
}

function access(turn: Turn, agentId: string, query: AttachmentQuery): AttachmentAccess {
  const agent = agentOf(turn.state, agentId);
  const item = openItems(turn.state, agentId).find(({ id }) => id === query.interaction);
  const attachment = item?.attachments.find(({ id }) => id === query.attachment);
  if (!attachment) throw new PadError('NOT_FOUND', 'there is no such attachment');
  if ((agent.switches.attachment ?? 'on') !== 'on')
    throw new PadError('NOT_ALLOWED', 'attachments are switched off');
  const url = turn.state.attachmentBase + encodeURIComponent(attachment.name);
  return { url, expiresAt: turn.now + ACCESS_MS };
}
