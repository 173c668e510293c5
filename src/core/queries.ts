/** Questions to the backend: answered once, changing nothing, free to be cancelled. */

/** Ask for access to an attachment of an interaction that this agent holds. */
export interface AttachmentQuery {
  readonly type: 'attachment';
  readonly interaction: string;
  readonly attachment: string;
}

/** A url that a media element can load. It works until `expiresAt` (the source's clock); ask again for a fresh one. */
export interface AttachmentAccess {
  readonly url: string;
  readonly expiresAt: number;
}

/** Every question there is. */
export type Query = AttachmentQuery;

/** The answer that belongs to a question. */
export type QueryResult<Q extends Query> = Q extends AttachmentQuery ? AttachmentAccess : never;
