import {
  PadError,
  type Attachment,
  type AttachmentAccess,
  type Interaction,
  type Pad,
} from '../core/index.js';

/** Puts a question to the backend; rejects with a `PadError`. */
export type Ask = Pad['query'];

/** Access to an attachment, with its end on the local clock. Rejects with a `PadError`. */
export async function accessTo(
  pad: Pad | undefined,
  { id, source }: Interaction,
  attachment: Attachment,
): Promise<AttachmentAccess> {
  if (!pad) throw new PadError('CLOSED');
  const query = { type: 'attachment', interaction: id, attachment: attachment.id } as const;
  const { url, expiresAt } = await pad.query(query);
  return { url, expiresAt: expiresAt - (pad.now(source) - Date.now()) };
}
