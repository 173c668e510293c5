/** `POST /v1/cases`: e-mails and cases, as JSON. */
import { Type } from 'typebox';
import { checkItem, oneLine, required, type NewItem } from './item.js';
import { closed, demandOf, entriesOf, partsOfItem, text } from './json.js';

/** The protocol says the same of what agents get. */
const LONGEST_BODY = 100_000;

/** The JSON Schema of an e-mail or a case. `id` may be left out where a CloudEvent brings one. */
export const CaseSchema = Type.Object(
  {
    ...partsOfItem,
    medium: Type.Union([Type.Literal('email'), Type.Literal('case')]),
    from: Type.Optional(text(320)),
    to: Type.Optional(text(320)),
    body: text(LONGEST_BODY),
  },
  closed,
);

const demandCase = demandOf(CaseSchema);

/**
 * Reads an e-mail or a case. An e-mail says who wrote it, or nobody could answer.
 * @param id what makes a repeat recognisable where the message itself need not say it.
 * @throws Refusal `INVALID`.
 */
export function readCase(value: unknown, id?: string): NewItem {
  const given = demandCase(value);
  const fields = {
    ...given,
    id: id ?? given.id ?? '',
    contactData: entriesOf(given.contactData),
    attachments: given.attachments ?? [],
  };
  if (given.medium === 'email') required('from', given.from);
  return { ...checkItem(given.medium, fields), to: oneLine(given.to), body: given.body };
}
