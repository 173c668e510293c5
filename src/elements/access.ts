import type { Attachment, AttachmentAccess, Interaction, Pad } from '../core/index.js';

/** Puts a question to the backend; rejects with a `PadError`. */
export type Ask = Pad['query'];

/** Access to an attachment, with its end on the local clock, which `now` compares with that of a source. */
export async function accessTo(
  query: Ask,
  now: (source: string) => number,
  { id, source }: Interaction,
  attachment: Attachment,
): Promise<AttachmentAccess> {
  const { url, expiresAt } = await query({ type: 'attachment', interaction: id, attachment: attachment.id });
  return { url, expiresAt: expiresAt - now(source) + Date.now() };
}
