/** What is known of a contact (WI-16), and who a contact may be. */
import type {
  ContactDetails,
  ContactField,
  ContactQuery,
  ContactsPage,
  ContactsQuery,
} from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { textPattern } from '../db/text-pattern.js';
import { readInFront, readWithContact } from './in-front.js';

/** The key under which agents see the name; those of the addresses begin with `address-`. */
export const NAME = 'name';

interface Known {
  readonly name: string | null;
  readonly addresses: readonly string[];
  readonly fields: readonly ContactField[];
}

const READ = `
SELECT c.name, ARRAY(SELECT a.address FROM contact_address a WHERE a.contact_id = c.id ORDER BY a.address) AS addresses,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('key', k.key, 'label', k.label, 'value', coalesce(v.value, ''),
            'editable', k.editable) ORDER BY k.position, k.key), '[]')
   FROM contact_field k LEFT JOIN contact_value v ON v.key = k.key AND v.contact_id = c.id) AS fields
FROM contact c WHERE c.id = $1::uuid`;

/** All that is known; nothing of it can be changed by whoever does not work on the interaction (IM-21). */
export async function readContact(
  db: Queryable,
  agent: string,
  { interaction }: ContactQuery,
): Promise<ContactDetails> {
  const { contact, given, working } = await readWithContact(db, agent, interaction);
  const [known] = await db.query<Known>(READ, [contact]);
  const name = known?.name ?? given?.name;
  const addresses = known?.addresses ?? [];
  const address = given?.address ?? addresses[0];
  return {
    id: contact,
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
    fields: [
      { key: NAME, label: 'Name', value: name ?? '', editable: working },
      ...addresses.map((value, index) => ({
        ...{ key: `address-${index + 1}`, label: 'Address', value, editable: false },
      })),
      ...(known?.fields ?? []).map((field) => ({ ...field, editable: field.editable && working })),
    ],
  };
}

interface Candidate {
  readonly id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly total: number;
}

const WITH_ADDRESS = `
SELECT c.id::text AS id, c.name, a.address, 1 AS total
FROM contact_address a JOIN contact c ON c.id = a.contact_id WHERE a.address = $1 LIMIT $2`;

const SEARCH = `
SELECT c.id::text AS id, c.name, count(*) OVER () AS total, (
  SELECT a.address FROM contact_address a WHERE a.contact_id = c.id ORDER BY a.address ~ $1 DESC, a.address LIMIT 1) AS address
FROM contact c
WHERE c.name ~ $1 OR c.id IN (SELECT a.contact_id FROM contact_address a WHERE a.address ~ $1)
ORDER BY lower(c.name) NULLS LAST, c.id LIMIT $2`;

/** Who has the address of the interaction, or whose name or address has a text in it. */
export async function findContacts(
  db: Queryable,
  agent: string,
  { interaction, search, limit }: ContactsQuery,
): Promise<ContactsPage> {
  const { address } = await readInFront(db, agent, interaction);
  const text = search.trim();
  const found =
    text === ''
      ? await db.query<Candidate>(WITH_ADDRESS, [address, limit])
      : await db.query<Candidate>(SEARCH, [textPattern(text), limit]);
  const contacts = found.map(({ id, name, address }) => ({
    ...{ id },
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
  }));
  return { contacts, total: found[0]?.total ?? 0 };
}
