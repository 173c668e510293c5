import type { Contact } from '../../core/index.js';

/** A customer, with all that is known of them. */
export interface Person {
  readonly id: string;
  name?: string;
  addresses: readonly string[];
  /** What else is known, by the key of its field. */
  values: Readonly<Record<string, string>>;
}

/** Something that can be known of any customer beside their name and their addresses. */
export interface PersonField {
  readonly key: string;
  readonly label: string;
  readonly editable?: boolean;
}

/** Customers by id. */
export type People = Record<string, Person>;

/** Who a contact is: by its id, else by its address; nothing where the world has not met them. */
export function knownPerson(people: People, { id, address }: Contact): Person | undefined {
  if (id !== undefined) return Object.hasOwn(people, id) ? people[id] : undefined;
  return Object.values(people).find(({ addresses }) => address !== undefined && addresses.includes(address));
}

/** The same; whom the world has not met it knows from now on, under the address where there is no id. */
export function introduce(people: People, contact: Contact): Person | undefined {
  const { name, address, id = address } = contact;
  const known = knownPerson(people, contact);
  if (known && address !== undefined && !known.addresses.includes(address))
    known.addresses = [...known.addresses, address];
  if (known || id === undefined) return known;
  const addresses = address === undefined ? [] : [address];
  return (people[id] = { id, ...(name === undefined ? {} : { name }), addresses, values: {} });
}
