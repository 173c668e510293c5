import type { CommandType, Medium, Outcome, Phase, TargetKind } from '../core/index.js';

/** Names every member of a union once, so that the compiler tells when one is missing here. */
function all<T extends string>(names: Readonly<Record<T, true>>): readonly T[] {
  return Object.keys(names) as T[];
}

/** Where an interaction may stand. */
export const PHASES: readonly Phase[] = all<Phase>({
  offered: true,
  'not-connected': true,
  'ready-to-call': true,
  establishing: true,
  connected: true,
  held: true,
  wrap: true,
  parked: true,
  gone: true,
});

/** Every medium. */
export const MEDIA: readonly Medium[] = all<Medium>({
  voice: true,
  video: true,
  callback: true,
  chat: true,
  email: true,
  case: true,
  'work-item': true,
  im: true,
});

/** Why an interaction may leave. */
export const OUTCOMES: readonly Outcome[] = all<Outcome>({
  done: true,
  rejected: true,
  redirected: true,
  withdrawn: true,
  requeued: true,
  transferred: true,
  abandoned: true,
  parked: true,
  released: true,
  'timed-out': true,
  failed: true,
  merged: true,
  rescheduled: true,
});

/** What can be reached. */
export const TARGET_KINDS: readonly TargetKind[] = all<TargetKind>({
  agent: true,
  queue: true,
  service: true,
  'routing-point': true,
  contact: true,
  number: true,
  workbin: true,
});

/** Every command. */
export const COMMANDS: readonly CommandType[] = all<CommandType>({
  'set-state': true,
  'log-out': true,
  accept: true,
  reject: true,
  done: true,
  release: true,
  abandon: true,
  hold: true,
  retrieve: true,
  call: true,
  'end-call': true,
  mute: true,
  unmute: true,
  'stop-camera': true,
  'start-camera': true,
  'send-dtmf': true,
  alternate: true,
  conference: true,
  record: true,
  'pause-recording': true,
  'resume-recording': true,
  'stop-recording': true,
  reschedule: true,
  'report-call': true,
  'set-audio': true,
  'enable-audio': true,
  transfer: true,
  'cancel-transfer': true,
  consult: true,
  park: true,
  resume: true,
  take: true,
  requeue: true,
  reply: true,
  'did-not-arrive': true,
  'set-case-data': true,
  'set-disposition': true,
  'set-note': true,
  'send-message': true,
  typing: true,
  received: true,
  'start-im': true,
  'assign-contact': true,
  'set-contact': true,
  'keep-response': true,
  extend: true,
  watch: true,
});
