import { PadError } from '../../core/index.js';
import type {
  AssignContact,
  Contact,
  ContactDetails,
  ContactQuery,
  ContactsPage,
  ContactsQuery,
  SetContact,
} from '../../core/index.js';
import { folded } from './directory.js';
import { interactionOf, phaseFor } from './holdings.js';
import { fits, mine } from './mine.js';
import { introduce, knownPerson } from './people.js';
import type { Person } from './people.js';
import { interactionCan } from './permissions.js';
import { tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

const LONGEST = 4000;
const NAME = 'name';
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

/**
 * What an agent asks about, where they have it in front of them: of a consult or a conversation between agents what it is
 * about, of all others the interaction itself. Throws `NOT_FOUND` for all else.
 */
export function inFront(state: WorldState, agent: WorldAgent, id: string): WorldInteraction {
  const one = interactionOf(state, id);
  if (!one || phaseFor(one, agent.id) === undefined)
    throw new PadError('NOT_FOUND', 'there is no such interaction');
  const asking = one.parent === undefined ? interactionOf(state, one.otherLeg ?? '') : one;
  return interactionOf(state, asking?.parent ?? '') ?? one;
}

/** The customer of an interaction. Throws `NOT_FOUND` without one (WI-31). */
export function personOf(state: WorldState, { contact }: WorldInteraction): Person {
  const person = contact && (knownPerson(state.people, contact) ?? introduce({}, contact));
  if (!person) throw new PadError('NOT_FOUND', 'the interaction has no contact');
  return person;
}

/** All that is known of the contact of an interaction; only who works on that can change it (IM-21). */
export function contactDetails(
  state: WorldState,
  agent: WorldAgent,
  { interaction }: ContactQuery,
): ContactDetails {
  const about = inFront(state, agent, interaction);
  const person = personOf(state, about);
  const editable = about.id === interaction && interactionCan(state, about, agent)['set-contact'] === true;
  const address = about.contact?.address;
  return {
    ...contactFrom(person),
    ...(address === undefined ? {} : { address }),
    fields: [
      { key: NAME, label: 'Name', value: person.name ?? '', editable },
      ...person.addresses.map((value, index) => ({
        ...{ key: `address-${index + 1}`, label: 'Address', value, editable: false },
      })),
      ...state.personFields.map(({ key, label, ...field }) => ({
        ...{ key, label, value: person.values[key] ?? '' },
        editable: editable && field.editable === true,
      })),
    ],
  };
}

/** Who has the address of the interaction, or whose name or address has a text in it. */
export function contactsFor(
  state: WorldState,
  agent: WorldAgent,
  { interaction, search, limit }: ContactsQuery,
): ContactsPage {
  const { contact, from } = inFront(state, agent, interaction);
  const address = contact?.address ?? from;
  const text = folded(search.trim());
  const fitting = (one: string): boolean => (text === '' ? one === address : folded(one).includes(text));
  const found = Object.values(state.people)
    .filter(({ name = '', addresses }) => (text !== '' && fitting(name)) || addresses.some(fitting))
    .sort((a, b) => compare(a.name ?? '', b.name ?? '') || (a.id < b.id ? -1 : 1));
  const contacts = found.slice(0, limit).map((person) => contactFrom(person, person.addresses.find(fitting)));
  return { contacts, total: found.length };
}

/** Whoever sees it sees it, also who is only invited or asked about it; the counters of both contacts change (WI-26). */
export function assignContact(turn: Turn, agent: WorldAgent, command: AssignContact): void {
  const { state, changed } = turn;
  const one = mine(turn, agent, command.interaction, 'assign-contact');
  const person = knownPerson(state.people, { id: command.contact });
  if (!person) throw new PadError('NOT_FOUND', 'there is no such contact');
  changed.push({ ...one });
  const contact = contactFrom(person, one.contact?.address);
  for (const each of [one, ...askedAbout(state, one)]) {
    each.contact = contact;
    changed.push(each);
    for (const who of new Set([each.agent, each.offer?.agent]))
      if (who !== undefined) tellInteraction(turn, each, who);
  }
}

/** Changes what is known of a contact; the interaction goes on saying what its sender said. */
export function setContact(turn: Turn, agent: WorldAgent, { interaction, key, value }: SetContact): void {
  const { people, personFields } = turn.state;
  const one = mine(turn, agent, interaction, 'set-contact');
  fits(value, LONGEST);
  const person = one.contact && introduce(people, one.contact);
  if (!person) throw new PadError('NOT_FOUND', 'the interaction has no contact');
  if (key !== NAME && !personFields.some((field) => field.key === key && field.editable))
    throw new PadError('NOT_ALLOWED', 'this cannot be changed');
  if (key !== NAME) person.values = { ...person.values, [key]: value };
  else if (value === '') delete person.name;
  else person.name = value;
}

function contactFrom(
  person: Person,
  address: string | undefined = person.addresses[0],
): Contact & { id: string } {
  const { id, name } = person;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
}

/** Both sides of each consult about it that goes on. */
function askedAbout(state: WorldState, { id }: WorldInteraction): readonly WorldInteraction[] {
  const open = Object.values(state.interactions).filter(({ phase }) => phase !== 'ended');
  const asking = open.filter(({ parent }) => parent === id);
  const others = new Set(asking.map(({ otherLeg }) => otherLeg));
  return [...asking, ...open.filter((one) => others.has(one.id))];
}
