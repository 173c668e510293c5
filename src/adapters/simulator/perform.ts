import { PadError } from '../../core/index.js';
import type { Command, CommandType } from '../../core/index.js';
import { accept, extend, logOut, reject, setState } from './agent-commands.js';
import { endCall, reschedule } from './callbacks.js';
import {
  call,
  mute,
  pauseRecording,
  record,
  resumeRecording,
  sendDtmf,
  stopRecording,
  unmute,
} from './calls.js';
import { alternate, conference } from './conference.js';
import { cancelTransfer, consult, transfer } from './hand-over.js';
import { assignContact, setContact } from './contacts.js';
import { agentOf } from './holdings.js';
import { startIm } from './im.js';
import { didNotArrive, park, requeue, resume, take } from './put-aside.js';
import { received, sendMessage, typing } from './talk-commands.js';
import { keepResponse } from './responses.js';
import { enableAudio, setAudio } from './sound.js';
import type { Turn } from './turn.js';
import { watch } from './watch.js';
import {
  abandon,
  done,
  hold,
  release,
  reply,
  retrieve,
  setCaseData,
  setDisposition,
  setNote,
} from './work-commands.js';
import type { Handled, WorldAgent } from './world-state.js';

/** How many commands of an agent are remembered to recognise a repeat. */
const REMEMBERED = 500;

const HANDLERS: {
  [T in CommandType]?: (turn: Turn, agent: WorldAgent, command: Extract<Command, { type: T }>) => void;
} = {
  'set-state': setState,
  'log-out': logOut,
  accept,
  reject,
  done,
  release,
  abandon,
  hold,
  retrieve,
  call,
  'end-call': endCall,
  mute,
  unmute,
  'send-dtmf': sendDtmf,
  alternate,
  conference,
  record,
  'pause-recording': pauseRecording,
  'resume-recording': resumeRecording,
  'stop-recording': stopRecording,
  reschedule,
  'set-audio': setAudio,
  'enable-audio': enableAudio,
  transfer,
  'cancel-transfer': cancelTransfer,
  consult,
  park,
  resume,
  take,
  requeue,
  reply,
  'did-not-arrive': didNotArrive,
  'set-case-data': setCaseData,
  'set-disposition': setDisposition,
  'set-note': setNote,
  'assign-contact': assignContact,
  'set-contact': setContact,
  'keep-response': keepResponse,
  extend,
  'start-im': startIm,
  'send-message': sendMessage,
  typing,
  received,
  watch,
};

/**
 * Does what an agent asks for, once per command id: a repeat gets the first answer, another request under the same id
 * is a `CONFLICT`. Throws a `PadError` when it refuses.
 */
export function perform(turn: Turn, agentId: string, command: Command): void {
  const agent = agentOf(turn.state, agentId);
  const request = JSON.stringify(Object.entries(command).sort(([a], [b]) => (a < b ? -1 : 1)));
  const handled = agent.handled.find(({ id }) => id === command.id);
  if (handled && handled.request !== request) throw new PadError('CONFLICT', 'another command had this id');
  if (handled?.error) throw new PadError(handled.error.code, handled.error.message);
  turn.command = { agent: agentId, id: command.id };
  if (handled) return;
  try {
    handle(turn, agent, command);
    remember(agent, { id: command.id, request });
  } catch (thrown) {
    delete turn.command;
    const { code, message } = PadError.from(thrown);
    remember(agent, { id: command.id, request, error: { code, message } });
    throw thrown;
  }
}

/** Does it, whoever asked. */
export function handle(turn: Turn, agent: WorldAgent, command: Command): void {
  if (!Object.hasOwn(HANDLERS, command.type)) throw new PadError('UNSUPPORTED', 'there is no such command');
  const handler = HANDLERS[command.type] as (turn: Turn, agent: WorldAgent, command: Command) => void;
  handler(turn, agent, command);
}

function remember(agent: WorldAgent, handled: Handled): void {
  agent.handled.push(handled);
  if (agent.handled.length > REMEMBERED) agent.handled.shift();
}
