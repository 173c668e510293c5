import type {
  Attachment,
  CallbackState,
  CallState,
  Contact,
  Handover,
  Medium,
  OnDeadline,
  Outcome,
  Phase,
  RecordLink,
  TargetRef,
  Timestamp,
  Transfer,
} from '../../core/index.js';
import type { WorldTalk } from './world-talk.js';

/** The media that come into a world. A consult is a call of its own; instant messages are written inside. */
export type WorldMedium = Extract<Medium, 'voice' | 'callback' | 'chat' | 'email' | 'case' | 'work-item'>;

/** How an entrance answers (WI-10): by hand with a preview, at once without one, or by itself after a preview. */
export type AnswerMode = 'manual' | 'auto' | 'auto-preview';

/** Who offers: the router, or a colleague who hands over, asks for advice, or wants to write. */
export type OfferKind = 'routed' | 'transfer' | 'consult' | 'im';

/** An offer, as long as it waits. */
export interface WorldOffer {
  readonly id: string;
  readonly kind: OfferKind;
  /** To whom. With an invitation that is not who holds the interaction. */
  readonly agent: string;
  readonly since: Timestamp;
  readonly deadline: Timestamp;
  readonly durationMs: number;
  readonly onDeadline: OnDeadline;
  /** What the agent will be told when they have accepted an invitation. */
  readonly handover?: Handover;
  /** Its time is over, and it can still be accepted: of an instant message (IM-14). */
  lapsed?: true;
}

/** A callback; `personal`: whoever put it off wants to call themselves. */
export interface WorldCallback extends CallbackState {
  readonly personal?: true;
}

/** Where an interaction stands in the world. `scheduled`: it waits for its time; `binned`: in a shared workbin. */
export type WorldPhase = Exclude<Phase, 'gone'> | 'scheduled' | 'buffered' | 'queued' | 'binned' | 'ended';

/** Anything that agents can be given, and both legs of a consult and of an instant message. */
export interface WorldInteraction {
  readonly id: string;
  readonly medium: WorldMedium | 'im';
  readonly entrance?: string;
  /** Where it came from and goes back to; a consult has none. */
  queue?: string;
  phase: WorldPhase;
  since: Timestamp;
  readonly createdAt: Timestamp;
  /** Who holds it, or whom the router offers it to. */
  agent?: string;
  /** It waits in this agent's personal queue. */
  waitsFor?: string;
  /** It was assigned: that agent gets it without being asked (8.8). */
  assigned?: true;
  /** The shared workbin in which it waits, or last waited. */
  workbin?: string;
  offer?: WorldOffer;
  /** Offers that are over, for the difference between `GONE` and `NOT_FOUND`. */
  readonly pastOffers: { readonly id: string; readonly agent: string }[];
  /** When each agent last rejected, missed or gave it away: the router spares them. */
  declined: Readonly<Record<string, Timestamp>>;
  outcome?: Outcome;
  /** How its transfer by invitation stands. */
  transfer?: Transfer;
  /** Id of the agent who last had it. */
  handledBy?: string;
  /** Who last gave it away by an invitation that was accepted. */
  givenBy?: string;
  handover?: Handover;
  /** Of a leg: what it is about, who is at the other end and their leg, how long they are waited for. */
  readonly parent?: string;
  readonly peer?: TargetRef;
  otherLeg?: string;
  ringUntil?: Timestamp;
  /** Of a chat and of an instant message. */
  readonly talk?: WorldTalk;
  /** When the number that is rung answers, or does not. */
  answersAt?: Timestamp;
  /** When the contact hangs up. */
  hangsUpAt?: Timestamp;
  /** Of a call, once there is more to say than who it is with. */
  call?: CallState;
  callback?: WorldCallback;
  /** The leg of the colleague who was brought into this call. */
  conferenceLeg?: string;
  disposition?: string;
  note?: string;
  readonly subject: string;
  readonly from?: string;
  readonly taskType?: string;
  readonly instruction?: string;
  readonly body?: string;
  readonly priority: number;
  readonly answer?: AnswerMode;
  readonly onDeadline?: OnDeadline;
  readonly offerMs?: number;
  contact?: Contact;
  readonly record?: RecordLink;
  readonly data: Record<string, string>;
  readonly attachments: readonly Attachment[];
}
