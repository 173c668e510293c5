import type { Means } from './backend.js';
import type { Stage } from './stage.js';

/** The capabilities that the cases are grouped by. */
export type ContractGroup =
  | 'link'
  | 'sound'
  | 'agent-state'
  | 'channels'
  | 'offers'
  | 'routing'
  | 'work-items'
  | 'case-data'
  | 'attachments'
  | 'classes'
  | 'capacity'
  | 'wrap-up'
  | 'dispositions'
  | 'notes'
  | 'intended-state'
  | 'missed-offers'
  | 'abandon'
  | 'transfer-invitation'
  | 'transfer-place'
  | 'transfer-assignment'
  | 'call-hand-over'
  | 'callback'
  | 'callback-reschedule'
  | 'consult'
  | 'consult-written'
  | 'park'
  | 'work-lists'
  | 'requeue'
  | 'email'
  | 'im'
  | 'chat'
  | 'transcript'
  | 'contact'
  | 'history'
  | 'responses'
  | 'statistics'
  | 'directory'
  | 'watch'
  | 'errors'
  | 'idempotency'
  | 'reconnect'
  | 'catch-up';

/** A case as it is written down: what it needs of the backend, and how it plays. */
export interface CaseSpec {
  readonly name: string;
  readonly needs?: readonly Means[];
  play(stage: Stage): Promise<void>;
}
