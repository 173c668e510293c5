import { Type } from 'typebox';
import { isTelephoneNumber } from '../callbacks/telephone-number.js';
import { closed, Text } from './check.js';
import { AdminError } from './errors.js';
import type { Resource } from './resource.js';

const Contact = Type.Object(
  {
    name: Text,
    numbers: Type.Array(Type.Object({ label: Text, number: Type.String({ maxLength: 64 }) }, closed), {
      minItems: 1,
      maxItems: 20,
    }),
    favourite: Type.Optional(Type.Boolean()),
  },
  closed,
);

const VIEW = `
SELECT t.id, t.name, t.favourite, (
  SELECT jsonb_agg(jsonb_build_object('label', n.label, 'number', n.number) ORDER BY n.position) FROM phone_number n
  WHERE n.contact_id = t.id) AS numbers
FROM phone_contact t`;

const WRITE = `
INSERT INTO phone_contact(id, name, favourite) VALUES ($1, $2, $3)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, favourite = excluded.favourite`;

const NUMBERS = `
INSERT INTO phone_number(contact_id, position, label, number)
SELECT $1, n - 1, label, number FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS t(label, number, n)`;

/**
 * Whom agents can call about something (MI-15): the first number is that of the contact, each other one is a target of its
 * own, found as "*name*, *label*".
 */
export const contacts: Resource<typeof Contact> = {
  path: 'contacts',
  list: 'contacts',
  table: 'phone_contact',
  key: 'id',
  view: VIEW,
  body: Contact,
  inUse: 'Something refers to this contact.',
  async write(tx, id, { name, numbers, favourite = false }) {
    if (!numbers.every(({ number }) => isTelephoneNumber(number)))
      throw new AdminError('INVALID', 'A number is no telephone number.');
    const labels = numbers.map(({ label }) => label);
    if (new Set(labels).size < labels.length) throw new AdminError('INVALID', 'A label is there twice.');
    await tx.query(WRITE, [id, name, favourite]);
    await tx.query('DELETE FROM phone_number WHERE contact_id = $1', [id]);
    await tx.query(NUMBERS, [id, labels, numbers.map(({ number }) => number)]);
  },
};
