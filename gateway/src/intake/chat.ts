/** `POST /v1/chats`: somebody wants to talk in writing. */
import { Type } from 'typebox';
import { checkItem, required, type NewItem } from './item.js';
import { closed, data, demandOf, entriesOf, partsOfItem, text } from './json.js';

const { id, entrance, contact } = partsOfItem;

/** The JSON Schema of a chat. `id` may be left out where a CloudEvent brings one. */
export const ChatSchema = Type.Object(
  {
    id,
    entrance,
    name: text(200),
    subject: Type.Optional(text(500)),
    data: Type.Optional(data),
    contact: Type.Optional(contact),
  },
  closed,
);

const demandChat = demandOf(ChatSchema);

/** Reads a chat; one without a subject goes by the name of whoever wants it. @throws Refusal `INVALID`. */
export function readChat(value: unknown, id?: string): NewItem {
  const given = demandChat(value);
  const name = required('name', given.name);
  return checkItem('chat', {
    id: id ?? given.id ?? '',
    entrance: given.entrance,
    subject: given.subject ?? name,
    contact: { ...given.contact, name },
    contactData: entriesOf(given.data),
    attachments: [],
  });
}
