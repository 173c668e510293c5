import { PadError } from '../../core/index.js';
import type { Accept, Command, CommandType, Done, Reject, SetCaseData, SetState } from '../../core/index.js';
import { fitsCaseEntry } from './case-values.js';
import { assign, end, giveBack, turnGate } from './routing.js';
import { tellAgent, tellItem, tellSettled } from './turn.js';
import type { Turn } from './turn.js';
import { agentOf, agentView, interactionView, openItems } from './view.js';
import type { Handled, WorldAgent, WorldItem } from './world-state.js';

/** How many commands of an agent are remembered to recognise a repeat. */
const REMEMBERED = 500;

const HANDLERS: {
  [T in CommandType]: (turn: Turn, agent: WorldAgent, command: Extract<Command, { type: T }>) => void;
} = {
  'set-state': setState,
  'log-out': logOut,
  accept,
  reject,
  done,
  'set-case-data': setCaseData,
};

/**
 * Does what an agent asks for, once per command id: a repeat gets the first answer, another request under the same id
 * is a `CONFLICT`. Throws a `PadError` when it refuses.
 */
export function perform(turn: Turn, agentId: string, command: Command): void {
  const agent = agentOf(turn.state, agentId);
  const request = JSON.stringify(Object.entries(command).sort(([a], [b]) => (a < b ? -1 : 1)));
  const handled = agent.handled.find(({ id }) => id === command.id);
  if (handled) {
    if (handled.request !== request) throw new PadError('CONFLICT', 'another command had this id');
    if (handled.error) throw new PadError(handled.error.code, handled.error.message);
    tellSettled(turn, agentId, command.id);
    return;
  }
  try {
    if (!Object.hasOwn(HANDLERS, command.type)) throw new PadError('UNSUPPORTED', 'there is no such command');
    turn.command = { agent: agentId, id: command.id };
    const handle = HANDLERS[command.type] as (turn: Turn, agent: WorldAgent, command: Command) => void;
    handle(turn, agent, command);
    remember(agent, { id: command.id, request });
  } catch (thrown) {
    delete turn.command;
    const { code, message } = PadError.from(thrown);
    remember(agent, { id: command.id, request, error: { code, message } });
    throw thrown;
  }
}

function remember(agent: WorldAgent, handled: Handled): void {
  agent.handled.push(handled);
  if (agent.handled.length > REMEMBERED) agent.handled.shift();
}

function setState(turn: Turn, agent: WorldAgent, { state, reason }: SetState): void {
  demand(agentView(turn.state, agent).can['set-state']);
  if (reason !== undefined && (state === 'ready' || !turn.state.reasons.some(({ code }) => code === reason)))
    throw new PadError('INVALID', 'there is no such reason');
  if (agent.state !== state || agent.reason !== reason) agent.since = turn.now;
  if (agent.state !== state) agent.idleSince = turn.now;
  agent.state = state;
  if (reason === undefined) delete agent.reason;
  else agent.reason = reason;
  tellAgent(turn, agent.id);
}

function logOut(turn: Turn, agent: WorldAgent): void {
  if (openItems(turn.state, agent.id).length > 0)
    throw new PadError('INTERACTIONS_OPEN', 'interactions are still open');
  demand(agentView(turn.state, agent).can['log-out']);
  agent.state = 'logged-out';
  agent.since = turn.now;
  delete agent.reason;
  tellAgent(turn, agent.id);
}

function accept(turn: Turn, agent: WorldAgent, command: Accept): void {
  const item = offered(turn, agent, command);
  requireOn(turn, agent, item, 'accept');
  assign(turn, item);
}

function reject(turn: Turn, agent: WorldAgent, command: Reject): void {
  const item = offered(turn, agent, command);
  requireOn(turn, agent, item, 'reject');
  giveBack(turn, item, 'rejected');
}

function done(turn: Turn, agent: WorldAgent, { interaction }: Done): void {
  const item = held(turn, agent, interaction);
  requireOn(turn, agent, item, 'done');
  end(turn, item, 'done');
  turnGate(turn, agent.id);
}

function setCaseData(turn: Turn, agent: WorldAgent, { interaction, key, value }: SetCaseData): void {
  const item = held(turn, agent, interaction);
  requireOn(turn, agent, item, 'set-case-data');
  const entry = interactionView(turn, item, agent).caseData.find((one) => one.key === key);
  if (!entry?.editable) throw new PadError('NOT_ALLOWED', 'this cannot be changed');
  if (!fitsCaseEntry(entry, value)) throw new PadError('INVALID', `not a value of type ${entry.type}`);
  item.data[key] = value;
  tellItem(turn, item, agent.id);
}

/** The item of a pending offer to this agent; an offer that is over is `GONE` (WI-9). */
function offered(turn: Turn, agent: WorldAgent, { interaction, offer }: Accept | Reject): WorldItem {
  const item = turn.state.items[interaction];
  if (item?.offer?.id === offer && item.agent === agent.id) return item;
  if (item?.pastOffers.some((past) => past.id === offer && past.agent === agent.id))
    throw new PadError('GONE', 'the offer is over');
  throw new PadError('NOT_FOUND', 'there is no such offer');
}

/** An item that this agent has accepted; one of somebody else does not exist for them. */
function held(turn: Turn, agent: WorldAgent, id: string): WorldItem {
  const item = turn.state.items[id];
  if (item?.state === 'assigned' && item.agent === agent.id) return item;
  throw new PadError('NOT_FOUND', 'there is no such interaction');
}

function requireOn(turn: Turn, agent: WorldAgent, item: WorldItem, command: CommandType): void {
  demand(interactionView(turn, item, agent).can[command]);
}

function demand(permission: unknown): void {
  if (permission !== true) throw new PadError('NOT_ALLOWED', 'this is not allowed now');
}
