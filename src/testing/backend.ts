import type { Adapter, Clock, CommandType } from '../core/index.js';

/** The two agents that the contract works with; both serve where `post` puts its work. */
export type ContractAgent = 'first' | 'second';

/** A work item that the contract wants to come in. */
export interface ContractWorkItem {
  readonly subject: string;
  readonly caseData?: Readonly<Record<string, string>>;
  readonly contact?: { readonly name: string; readonly address: string };
  /** Wants one small file with it, of any kind that the backend likes. */
  readonly attachment?: boolean;
}

/** A key of case data that agents may change, a value that fits it, and one that does not. */
export interface EditableKey {
  readonly key: string;
  readonly valid: string;
  readonly invalid: string;
}

/**
 * What the author of an adapter supplies, so that the contract can make things happen on the real backend. What is
 * optional makes more cases possible; cases without their means are reported as not offered.
 */
export interface Backend {
  readonly name: string;
  /** A new adapter for that agent, not connected. */
  adapterFor(agent: ContractAgent): Adapter;
  /** A work item comes in; answers the id under which agents see it. Both agents are possible targets. */
  post(item: ContractWorkItem): Promise<{ readonly id: string }>;
  /** Back to the beginning: nothing waits, nobody holds anything, both agents are logged out or not ready. */
  reset(): Promise<void>;
  /** How long the contract waits for what has to happen, in real milliseconds; 5,000 by default. */
  readonly patienceMs?: number;
  /** How long nothing has to happen before the contract believes it, in real milliseconds; 100 by default. */
  readonly quietMs?: number;
  /** The clock of the machine that the adapter runs on, if it is not the real one. */
  readonly clock?: Clock;
  /** Lets so much time pass that each open offer ends; the contract waits for the facts. */
  letOffersExpire?(): Promise<void>;
  /** Takes an item back from whoever has it. */
  withdraw?(interaction: string): Promise<void>;
  /** Takes a capability from an agent, until the next reset. */
  forbid?(agent: ContractAgent, command: CommandType): Promise<void>;
  /** Cuts the link between that adapter and its backend, as a network does. */
  cutLink?(adapter: Adapter): Promise<void>;
  /** Lets the link be made again; the adapter finds out by itself. */
  restoreLink?(adapter: Adapter): Promise<void>;
  readonly editableKey?: EditableKey;
  /** Whether `post` can bring an attachment. */
  readonly attachments?: boolean;
  /** Loads a url of an attachment as a media element would; answers how many bytes came. */
  load?(url: string): Promise<number>;
}

/** A means that a case needs: the name of an optional part of `Backend`. */
export type Means =
  | 'letOffersExpire'
  | 'withdraw'
  | 'forbid'
  | 'cutLink'
  | 'restoreLink'
  | 'editableKey'
  | 'attachments'
  | 'load';
