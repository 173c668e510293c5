/** One message into the store: once, whole, in one statement (CG-20, CG-40). */
import { StatementFailed, type Queryable } from '../db/db.js';
import { uuidv7 } from '../ids.js';
import type { Receipt } from './answers.js';
import type { NewItem } from './item.js';
import { Refusal } from './refusal.js';
import { rowOf, type Found } from './store-statement.js';
import { Together } from './together.js';

/** A file that is already in the store and becomes part of an interaction. */
export interface LinkedFile {
  readonly id: string;
  readonly name: string | undefined;
  readonly mediaType: string | undefined;
}

/** All that is stored of one request. */
export interface Submission {
  readonly requestId: string;
  /** The W3C trace context of the request; undefined where nobody traces. */
  readonly trace: string | undefined;
  readonly senderId: string;
  readonly item: NewItem;
  readonly hash: Uint8Array;
  readonly files: readonly LinkedFile[];
}

/** `created` is false for a repeat, whose receipt is the first one. */
export interface Stored {
  readonly created: boolean;
  readonly medium: NewItem['medium'];
  readonly receipt: Receipt;
}

const FIRST = `
SELECT id, true AS entrance, true AS addressed, request_id AS "requestId", contact_id AS "contactId", receipt_state AS state, body_sha256 AS hash
FROM interaction WHERE sender_id = $1 AND idem_key = $2`;

const FOREIGN_KEY_VIOLATION = '23503';

/** Where messages are stored. */
export class ItemStore {
  readonly #db: Queryable;
  readonly #together: Together;

  constructor(db: Queryable) {
    this.#db = db;
    this.#together = new Together(db);
  }

  /**
   * Stores what a message says, or finds that it is stored already.
   * @throws Refusal `UNKNOWN_ENTRANCE`, `ENTRANCE_DISABLED`, `CONFLICT`, or `INVALID` for an agent who is not there and a
   *   file that cannot be linked.
   *   Nothing has been created then, nor when the store itself fails.
   */
  async store(submission: Submission): Promise<Stored> {
    const found = await this.#write(submission);
    if (found?.requestId != null) return storedFrom(found, submission);
    if (found?.entrance === null)
      throw new Refusal('UNKNOWN_ENTRANCE', `There is no entrance "${submission.item.entrance}".`);
    if (found?.entrance === false)
      throw new Refusal('ENTRANCE_DISABLED', `The entrance "${submission.item.entrance}" takes nothing.`);
    // The same id was stored by another request after this statement began: a new statement sees it.
    const first = await this.find(submission);
    if (first) return first;
    if (found?.addressed === false) throw unknownAgent(submission);
    throw new Refusal(
      'INVALID',
      'An attachment is not there, not complete, or belongs to another work item.',
    );
  }

  /** What was stored before under this id. @throws Refusal `CONFLICT` where its content was another. */
  async find(submission: Submission): Promise<Stored | undefined> {
    const [first] = await this.#db.query<Found>(FIRST, [submission.senderId, submission.item.id]);
    return first && storedFrom(first, submission);
  }

  async #write(submission: Submission): Promise<Found | undefined> {
    const id = uuidv7();
    try {
      return await this.#together.write(id, rowOf(id, uuidv7(), submission));
    } catch (error) {
      if (error instanceof StatementFailed && error.code === FOREIGN_KEY_VIOLATION) return undefined;
      throw error;
    }
  }
}

function unknownAgent({ item }: Submission): Refusal {
  const { key, name } = item.routing.agent ?? { key: '', name: '' };
  return new Refusal('INVALID', `The key "${key}" names no agent, or more than one: "${name}".`);
}

function storedFrom({ requestId, contactId, state, hash }: Found, submission: Submission): Stored {
  if (hash && Buffer.compare(hash, submission.hash) !== 0)
    throw new Refusal('CONFLICT', `The id "${submission.item.id}" was sent before with other content.`);
  const { medium } = submission.item;
  return { created: hash === null, medium, receipt: { requestId: requestId ?? '', contactId, state } };
}
