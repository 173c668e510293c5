import type {
  Agent,
  Command,
  ErrorCode,
  Interaction,
  InteractionStep,
  Link,
  LocalChange,
  Notice,
  RecordLink,
  Request,
} from '../core/index.js';
import type { FoundRecord } from './found-records.js';
import type { PadCallLogEvent, PadRecordingEvent } from './call-log.js';
import type { PadMessageEvent } from './talk-news.js';

/** Where something came from: the agent's hand in the pad, the contact centre, or the page around the pad. */
export type Origin = 'agent' | 'backend' | 'host';

/** What every `detail` says. */
export interface Told {
  readonly source: Origin;
  /** The command that caused it, where one did. */
  readonly commandId?: string;
}

/** An event of the pad: bubbles, is composed, and carries plain data. */
export class PadEvent<D extends Told> extends Event {
  readonly detail: D;

  constructor(type: string, detail: D, cancelable: boolean = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = detail;
  }
}

/** `pad-ready`: the pad has something to show. */
export class PadReadyEvent extends PadEvent<Told & { readonly agent: Agent }> {
  constructor(agent: Agent) {
    super('pad-ready', { source: 'backend', agent });
  }
}

/** `pad-link`: the tie to a backend changed. */
export class PadLinkEvent extends PadEvent<Told & { readonly link: Link }> {}

/** `pad-agent`: the agent's state changed. */
export class PadAgentEvent extends PadEvent<Told & { readonly agent: Agent }> {}

/** `pad-interaction-*`: a step in the life of an interaction, told once. */
export class PadInteractionEvent extends PadEvent<Told & { readonly interaction: Interaction }> {}

/** `pad-interaction-selected`: the panel shows that interaction, or none. */
export class PadSelectedEvent extends PadEvent<Told & { readonly interaction: Interaction | undefined }> {}

/** `pad-notice`: something that the agent should know. */
export class PadNoticeEvent extends PadEvent<Told & { readonly notice: Notice }> {}

/** `pad-error`: what the agent asked for failed. */
export class PadErrorEvent extends PadEvent<
  Told & { readonly code: ErrorCode; readonly message: string; readonly interactionId?: string }
> {
  constructor(detail: Told & { code: ErrorCode; message: string; interactionId?: string }) {
    super('pad-error', detail);
  }
}

/** `pad-command`: what the agent did in the element, before it is sent. Cancel it, and it never happened. */
export class PadCommandEvent extends PadEvent<Told & { readonly command: Command }> {
  /** What the page asked to wait for. */
  readonly waits: Promise<unknown>[] = [];

  constructor(command: Command) {
    super('pad-command', { source: 'agent', commandId: command.id, command }, true);
  }

  /** The command is sent when the promise is fulfilled; when it rejects, the command is dropped. */
  waitFor(promise: Promise<unknown>): void {
    this.waits.push(promise);
  }
}

/** `pad-record-open`: a record is about to be shown. Cancel it to show it yourself. */
export class PadRecordOpenEvent extends PadEvent<
  Told & { readonly record: RecordLink; readonly interactionId: string }
> {
  /** What the page asked to wait for. */
  readonly waits: Promise<unknown>[] = [];

  constructor(detail: Told & { record: RecordLink; interactionId: string }) {
    super('pad-record-open', detail, true);
  }

  /**
   * Nothing is opened before the promise is settled. `false`, or a rejection: the page keeps what it shows, and the agent
   * is told so. `true`: the page shows the record, as if it had cancelled the event. Anything else leaves it as it is.
   */
  waitFor(promise: Promise<unknown>): void {
    this.waits.push(promise);
  }
}

/** What an inner element asks of the root: a command, something local, or to look at something. */
export type Intent =
  | Request
  | LocalChange
  | { readonly type: 'retry'; readonly command: string }
  /** To look at a record that was found for an interaction. */
  | { readonly type: 'open-record'; readonly interaction: string; readonly record: FoundRecord }
  | ShowIntent;

/** To look at something that lies over the list and the panel, or to be done with it. One lies there at a time. */
export type ShowIntent =
  /** `notice`: the message to go to. */
  | { readonly type: 'show-messages'; readonly open: boolean; readonly notice?: string }
  | { readonly type: 'show-queues'; readonly open: boolean }
  /** The agent's own figures. */
  | { readonly type: 'show-statistics'; readonly open: boolean }
  /** The map of the shortcuts. */
  | { readonly type: 'show-keys'; readonly open: boolean }
  /** To choose whom to consult, to write to, or to hand it to; about nothing without an id, closed without `mode`. */
  | {
      readonly type: 'open-targets';
      readonly interaction: string;
      readonly mode?: 'consult' | 'transfer' | 'start-im';
    }
  /** To answer an offer that the agent chose outside of the page. */
  | { readonly type: 'show-offer'; readonly interaction: string };

/** The one event that inner elements send. The root stops it and, for a command, fires its own copy. */
export class IntentEvent extends Event {
  readonly intent: Intent;

  constructor(intent: Intent) {
    super('pad-command', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface HTMLElementEventMap extends Record<`pad-interaction-${InteractionStep}`, PadInteractionEvent> {
    'pad-ready': PadReadyEvent;
    'pad-link': PadLinkEvent;
    'pad-agent': PadAgentEvent;
    'pad-interaction-selected': PadSelectedEvent;
    'pad-message': PadMessageEvent;
    'pad-notice': PadNoticeEvent;
    'pad-call-log': PadCallLogEvent;
    'pad-recording': PadRecordingEvent;
    'pad-error': PadErrorEvent;
    'pad-command': PadCommandEvent;
    'pad-record-open': PadRecordOpenEvent;
  }
}
