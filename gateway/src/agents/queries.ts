/** Answers agents' questions. */
import { PadError } from 'contact-pad/core';
import type { AttachmentAccess, AttachmentQuery, Goal, Query, QueryResult } from 'contact-pad/core';
import { findContacts, readContact } from '../contacts/details.js';
import { readHistory, readHistoryItem } from '../contacts/history.js';
import type { Queryable } from '../db/db.js';
import { findResponses } from '../responses/find.js';
import { IN_FRONT } from '../routing/load.js';
import { readTranscript } from '../talk/transcript.js';
import type { Directory } from './directory.js';
import { searchDirectory } from './directory-query.js';
import { readStatistics } from './statistics-query.js';
import { readWorkList } from './work-list-query.js';

/** Makes the signed url of one attachment for one agent. */
export type GrantAttachment = (attachment: string, agent: string) => AttachmentAccess;

/** What answers are made from. */
export interface AnswerDeps {
  readonly db: Queryable;
  readonly grant: GrantAttachment;
  readonly directory: Directory;
  /** What agents' figures should be. */
  readonly goals: readonly Goal[];
}

const HELD = `
SELECT FROM attachment t JOIN ${IN_FRONT} f ON f.about = t.interaction_id
WHERE f.id::text = $1 AND t.id::text = $2 AND f.agent_id = $3`;

/** Answers, or throws `NOT_FOUND` where the agent does not have what is asked about. */
export async function answer(deps: AnswerDeps, agent: string, query: Query): Promise<QueryResult<Query>> {
  switch (query.type) {
    case 'attachment':
      return access(deps, agent, query);
    case 'directory':
      return searchDirectory(deps.db, deps.directory, agent, query);
    case 'work-list':
      return readWorkList(deps.db, agent, query);
    case 'contact':
      return readContact(deps.db, agent, query);
    case 'contacts':
      return findContacts(deps.db, agent, query);
    case 'history':
      return readHistory(deps.db, agent, query);
    case 'history-item':
      return readHistoryItem(deps.db, agent, query);
    case 'responses':
      return findResponses(deps.db, agent, query);
    case 'statistics':
      return readStatistics(deps.db, agent, query, deps.goals);
    case 'transcript':
      return readTranscript(deps.db, agent, query);
  }
}

async function access(
  { db, grant }: AnswerDeps,
  agent: string,
  { interaction, attachment }: AttachmentQuery,
): Promise<AttachmentAccess> {
  const held = await db.query(HELD, [interaction, attachment, agent]);
  if (held.length === 0) throw new PadError('NOT_FOUND', 'There is no such attachment.');
  return grant(attachment, agent);
}
