import type { Adapter, Clock, CommandType, Medium, Timestamp } from '../core/index.js';

/** The two agents that the contract works with; both serve where `post` puts its work. */
export type ContractAgent = 'first' | 'second';

/** An interaction that the contract wants to come in. */
export interface ContractInteraction {
  readonly subject: string;
  /** Where none is named: `Backend.medium`; otherwise one of `Backend.media`. */
  readonly medium?: Medium;
  /** One of the ids in `Backend.taskTypes`; where none is named: no wrap-up and no disposition. */
  readonly taskType?: string;
  /** Id of the queue to wait in: one of `Backend.places`; where none is named, one that both agents serve. */
  readonly queue?: string;
  /** The text of an e-mail or a case. */
  readonly body?: string;
  readonly caseData?: Readonly<Record<string, string>>;
  readonly contact?: { readonly name: string; readonly address: string };
  /** Wants one small file with it, of any kind that the backend likes. */
  readonly attachment?: boolean;
  /** Of a callback: whom to call, one of `Backend.numbers`; and when, now where no time is named. */
  readonly number?: string;
  readonly scheduledAt?: Timestamp;
}

/** Telephone numbers by what becomes of a call to them. */
export interface ContractNumbers {
  /** Somebody answers, and talks until the agent hangs up. */
  readonly answers?: string;
  readonly busy?: string;
  readonly silent?: string;
  /** Somebody answers, and hangs up soon. */
  readonly hangsUp?: string;
}

/** The contact of a chat, on their own page. Each resolves when the backend has it; the contract waits for the facts. */
export interface ContractCustomer {
  /** Writes into the chat. */
  write(interaction: string, text: string): Promise<void>;
  /** Is seen writing. */
  type(interaction: string): Promise<void>;
  /** Ends the chat. */
  leave(interaction: string): Promise<void>;
  /** Says that it has the entries up to that number; nothing where a backend knows that by itself. */
  receives(interaction: string, number: number): Promise<void>;
  /** The texts of all that the page was told of the chat so far, oldest first. */
  reads(interaction: string): Promise<readonly string[]>;
}

/** A standard response that the contract wants to be found. */
export interface ContractResponse {
  readonly id: string;
  readonly title: string;
  /** With `{{fields}}`. */
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly category: readonly string[];
  /** Left out: it is. */
  readonly active?: boolean;
  /** It is found before this moment only. */
  readonly until?: Timestamp;
}

/** A key of case data that agents may change, a value that fits it, and one that does not. */
export interface EditableKey {
  readonly key: string;
  readonly valid: string;
  readonly invalid: string;
}

/** Ids of task types by what they ask of an agent. */
export interface ContractTaskTypes {
  /** Wrap-up of a set time that can be extended; no disposition required. */
  readonly timedWrap?: string;
  /** Wrap-up that lasts until it is finished by hand; no disposition required. */
  readonly openWrap?: string;
  /** No wrap-up time; a disposition has to be chosen. */
  readonly requiredDisposition?: string;
  /** Wrap-up of a set time, and a disposition has to be chosen. */
  readonly timedWrapRequired?: string;
  /** No wrap-up; a disposition may be chosen. */
  readonly optionalDisposition?: string;
}

/** Ids of where work can be put. Both agents serve all of them. */
export interface ContractPlaces {
  /** The queue that `post` uses where none is named. */
  readonly queue?: string;
  /** Another queue with the same routing. */
  readonly otherQueue?: string;
  /** A service: what goes there is offered from its queue. */
  readonly service?: string;
  readonly routingPoint?: string;
  /** A queue that agents pick from (CG-15). */
  readonly waitingList?: string;
  /** A shared workbin (WI-22). */
  readonly workbin?: string;
  /** A queue whose interactions cannot be ended: Release, and Done of a work item, are refused (MI-37). */
  readonly stuck?: string;
}

/**
 * What the author of an adapter supplies, so that the contract can make things happen on the real backend. What is
 * optional makes more cases possible; cases without their means are reported as not offered.
 */
export interface Backend {
  readonly name: string;
  /** A new adapter for that agent, not connected. */
  adapterFor(agent: ContractAgent): Adapter;
  /** An interaction comes in; answers the id under which agents see it. Both agents are possible targets. */
  post(item: ContractInteraction): Promise<{ readonly id: string }>;
  /** Back to the beginning: nothing waits, nobody holds anything, all agents are logged out or not ready. */
  reset(): Promise<void>;
  /** How long the contract waits for what has to happen, in real milliseconds; 5,000 by default. */
  readonly patienceMs?: number;
  /** How long nothing has to happen before the contract believes it, in real milliseconds; 100 by default. */
  readonly quietMs?: number;
  /** The clock of the machine that the adapter runs on, if it is not the real one. */
  readonly clock?: Clock;
  /** What comes in where a case wants just something; a work item by default, `voice` for who has nothing but calls. */
  readonly medium?: 'work-item' | 'voice';
  /** Which media `post` can bring beside that. */
  readonly media?: readonly Medium[];
  readonly taskTypes?: ContractTaskTypes;
  readonly places?: ContractPlaces;
  /** What one interaction of a medium takes of an agent, of 100 (MI-4): how many come, and no more. */
  readonly weights?: Readonly<Partial<Record<Medium, number>>>;
  /** A new adapter for a third agent, who serves the same, not connected. */
  thirdAgent?(): Adapter;
  /** A telephone number that can be dialled for a consult. */
  readonly number?: string;
  /** The numbers of callbacks. */
  readonly numbers?: ContractNumbers;
  /** Lets so much time pass that something happens at the other end of each call that was begun; the contract waits for the facts. */
  letCallsGoOn?(): Promise<void>;
  /** From now on the line of that agent has devices, and they are so; `unplugged`: the one in use was taken away. */
  letSoundBe?(agent: ContractAgent, sound: 'ready' | 'locked' | 'unplugged'): Promise<void>;
  /** Lets so many milliseconds pass; the contract waits for the facts. */
  letTimePass?(ms: number): Promise<void>;
  /** Lets who is dialled there answer. */
  letNumberAnswer?(): Promise<void>;
  /**
   * Lets so much time pass that each open offer ends, and each invitation and each consult that rings; the contract waits
   * for the facts.
   */
  letOffersExpire?(): Promise<void>;
  /** Lets so much time pass that the notice of each instant message ends, but nobody's waiting for an answer to it. */
  letNoticeEnd?(): Promise<void>;
  /** Lets so much time pass that nobody waits any more for an answer to an instant message. */
  letWaitEnd?(): Promise<void>;
  /** The contacts of chats. */
  readonly customer?: ContractCustomer;
  /** Lets so much time pass that each wrap-up of a set time ends; the contract waits for the facts. */
  letWrapEnd?(): Promise<void>;
  /** Until the next reset, an agent who misses or rejects what the router offered becomes Not Ready. */
  pauseWhenMissed?(): Promise<void>;
  /** The replies to an e-mail that were stored to be sent, oldest first. */
  outbox?(interaction: string): Promise<readonly string[]>;
  /** Takes an item back from whoever has it. */
  withdraw?(interaction: string): Promise<void>;
  /** Takes a capability from an agent, until the next reset. */
  forbid?(agent: ContractAgent, command: CommandType): Promise<void>;
  /** Cuts the link between that adapter and its backend, as a network does. */
  cutLink?(adapter: Adapter): Promise<void>;
  /** Lets the link be made again; the adapter finds out by itself. */
  restoreLink?(adapter: Adapter): Promise<void>;
  readonly editableKey?: EditableKey;
  /** Key of a field of contacts that agents may change. */
  readonly contactField?: string;
  /** Until the next reset these are the standard responses, and no others. */
  setResponses?(responses: readonly ContractResponse[]): Promise<void>;
  /** Whether `post` can bring an attachment. */
  readonly attachments?: boolean;
  /** Loads a url of an attachment as a media element would; answers how many bytes came. */
  load?(url: string): Promise<number>;
}

/** A means that a case needs: the name of an optional part of `Backend`, or of one of its lists with what it has to hold. */
export type Means =
  | 'letOffersExpire'
  | 'letNoticeEnd'
  | 'letWaitEnd'
  | 'customer'
  | 'letWrapEnd'
  | 'pauseWhenMissed'
  | 'outbox'
  | 'thirdAgent'
  | 'number'
  | 'letNumberAnswer'
  | 'letCallsGoOn'
  | 'letSoundBe'
  | 'letTimePass'
  | 'withdraw'
  | 'forbid'
  | 'cutLink'
  | 'restoreLink'
  | 'editableKey'
  | 'contactField'
  | 'setResponses'
  | 'attachments'
  | 'load'
  | `media.${Medium}`
  | `weights.${Medium}`
  | `numbers.${keyof ContractNumbers}`
  | `taskTypes.${keyof ContractTaskTypes}`
  | `places.${keyof ContractPlaces}`;

/** Whether the backend supplies that means. */
export function supplies(backend: Backend, means: Means): boolean {
  const [part, held] = means.split('.') as [string, string?];
  const supplied: unknown = Reflect.get(backend, part);
  if (held === undefined) return Boolean(supplied);
  if (Array.isArray(supplied)) return supplied.includes(held);
  return typeof supplied === 'object' && (supplied as Readonly<Record<string, unknown>>)[held] !== undefined;
}
