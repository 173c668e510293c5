import type { AttachmentAccess, Query, QueryResult } from '../../core/index.js';
import { parseAnswer } from '../../protocol/index.js';

/** What the gateway answered, checked. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function answerTo<Q extends Query>(
  query: Q,
  given: unknown,
  base: string | undefined,
): QueryResult<Q> {
  const result = parseAnswer(query, given);
  return query.type === 'attachment'
    ? (absolute(result as AttachmentAccess, base) as QueryResult<Q>)
    : result;
}

/** The gateway may answer with a path of its own; the page needs to know whose. */
function absolute(answer: AttachmentAccess, base: string | undefined): AttachmentAccess {
  return { ...answer, url: new URL(answer.url, new URL(base ?? '', location.href)).href };
}
