/** Hints tell that there is something to look at: the rows are the truth, so a lost hint only delays. */
import { EventEmitter } from 'node:events';
import type { Author, Fact, Medium } from 'contact-pad/core';
import type { LoggedEvent } from './event-log.js';
import type { Step } from './step.js';

interface HintMap {
  /** There is something new for this agent: these events, as they were committed here, and maybe others. */
  agent: [agentId: string, events?: readonly LoggedEvent[]];
  /** The queue or the readiness of an agent changed: a dispatch may find a pair. */
  queue: [];
  /** An interaction of this contact began or ended: the counters of others changed (WI-26). */
  contact: [contactId: string];
  /** Something is due in so many milliseconds that the sweeper may not know of. */
  due: [ms: number];
  /** The gateway's own line is to make the call of this callback. */
  call: [interactionId: string];
  /** There is something new for the contact of this chat. */
  chat: [interactionId: string];
  /** The agent of this chat is writing. */
  writing: [interactionId: string];
  /** Something for an agent that is not kept: only their sockets here hear of it. */
  live: [agentId: string, fact: Fact];
  /** Something was written; for the metrics. */
  said: [medium: Extract<Medium, 'chat' | 'im'>, author: Author['kind']];
  /** An interaction went a step further; for the metrics and the traces. */
  step: [step: Step];
  /** So many streams of contacts in chats are open here; for the metrics. */
  streams: [open: number];
  /** So many sockets of agents are open here; for the metrics. */
  sockets: [open: number];
}

/** The hints of one process. */
export class Hints extends EventEmitter<HintMap> {}
