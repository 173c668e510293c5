import type {
  Abandon,
  Accept,
  Alternate,
  AttachmentQuery,
  Call,
  CancelTransfer,
  Command,
  CommandType,
  Conference,
  Consult,
  DidNotArrive,
  DirectoryQuery,
  Done,
  EnableAudio,
  EndCall,
  Extend,
  Hold,
  LogOut,
  Mute,
  Park,
  PauseRecording,
  Query,
  Reject,
  Release,
  Reply,
  ReportCall,
  Requeue,
  Reschedule,
  Resume,
  ResumeRecording,
  Retrieve,
  SendDtmf,
  SetAudio,
  SetCaseData,
  SetDisposition,
  SetNote,
  SetState,
  StartRecording,
  StopRecording,
  Take,
  TransferTo,
  Unmute,
  Watch,
  WorkListQuery,
} from '../core/index.js';
import {
  fail,
  flag,
  id,
  kind,
  list,
  number,
  oneOf,
  optional,
  text,
  variant,
  words,
  type Check,
} from './check.js';
import { callResult } from './parse-calls.js';
import { presence, recordLink, targetKind } from './parse-entities.js';

/** The id that a client chose, and short codes. */
const short = text(64);
const about = { id: short, interaction: id };

/** What an agent asks for. */
export const command: Check<Command> = variant<Command>({
  'set-state': kind<SetState>({ id: short, state: oneOf('ready', 'not-ready'), reason: optional(short) }),
  'log-out': kind<LogOut>({ id: short }),
  accept: kind<Accept>({ ...about, offer: id }),
  reject: kind<Reject>({ ...about, offer: id }),
  done: kind<Done>(about),
  release: kind<Release>(about),
  abandon: kind<Abandon>(about),
  hold: kind<Hold>(about),
  retrieve: kind<Retrieve>(about),
  call: kind<Call>({
    id: short,
    interaction: optional(id),
    number: optional(short),
    target: optional(id),
    record: optional(recordLink),
  }),
  'end-call': kind<EndCall>(about),
  mute: kind<Mute>(about),
  unmute: kind<Unmute>(about),
  'send-dtmf': kind<SendDtmf>({ ...about, digits: short }),
  alternate: kind<Alternate>(about),
  conference: kind<Conference>(about),
  record: kind<StartRecording>(about),
  'pause-recording': kind<PauseRecording>(about),
  'resume-recording': kind<ResumeRecording>(about),
  'stop-recording': kind<StopRecording>(about),
  reschedule: kind<Reschedule>({
    ...about,
    at: number,
    number: optional(short),
    personal: optional(flag),
  }),
  'report-call': kind<ReportCall>({
    ...about,
    state: oneOf('connected', 'held', 'ended'),
    result: optional(callResult),
  }),
  'set-audio': kind<SetAudio>({
    id: short,
    microphone: optional(words),
    speaker: optional(words),
    microphoneVolume: optional(number),
    speakerVolume: optional(number),
  }),
  'enable-audio': kind<EnableAudio>({ id: short }),
  transfer: kind<TransferTo>({ ...about, target: id, note: optional(words) }),
  'cancel-transfer': kind<CancelTransfer>(about),
  consult: kind<Consult>({ ...about, target: optional(id), number: optional(short) }),
  park: kind<Park>({ ...about, workbin: optional(id) }),
  resume: kind<Resume>(about),
  take: kind<Take>(about),
  requeue: kind<Requeue>({ ...about, target: optional(id) }),
  reply: kind<Reply>({ ...about, text: text() }),
  'did-not-arrive': kind<DidNotArrive>(about),
  'set-case-data': kind<SetCaseData>({ ...about, key: id, value: words }),
  'set-disposition': kind<SetDisposition>({ ...about, disposition: optional(id) }),
  'set-note': kind<SetNote>({ ...about, note: text(10_000) }),
  extend: kind<Extend>({ id: short }),
  watch: kind<Watch>({ id: short, targets: few(list(id)), about: optional(id) }),
} satisfies Record<CommandType, unknown>);

/** What an agent wants to know. */
export const query: Check<Query> = variant<Query>({
  attachment: kind<AttachmentQuery>({ interaction: id, attachment: id }),
  directory: kind<DirectoryQuery>({
    search: id,
    about: optional(id),
    action: optional(oneOf('consult', 'transfer', 'requeue')),
    kinds: optional(list(targetKind)),
    presences: optional(list(presence)),
    favourites: optional(flag),
    ids: optional(few(list(id))),
    offset: number,
    limit: number,
  }),
  'work-list': kind<WorkListQuery>({ list: id, offset: number, limit: number }),
});

/** At most a hundred. */
function few<T>(check: Check<readonly T[]>): Check<readonly T[]> {
  return (value, path) => {
    const given = check(value, path);
    return given.length <= 100 ? given : fail(path, 'a list of at most 100');
  };
}
