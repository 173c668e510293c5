import type { Query, QueryResult, Signal } from '../../src/core/index.js';
import { answering, changed, sending, swallow, telling, without } from './broken-adapter.js';
import type { Defect, Wrap } from './broken-adapter.js';

/** An adapter that asks otherwise. */
const asking = (change: (query: Query) => Query): Wrap => {
  return (adapter) =>
    changed(adapter, {
      query: <Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> =>
        adapter.query(change(query) as Q, signal),
    });
};

const inOrder: Wrap = asking((query) => (query.type === 'history' ? { ...query, sort: 'newest' } : query));

/** What authors get wrong about contacts, their history and standard responses, each noticed by one case of the contract. */
export const CONTACT_DEFECTS: readonly Defect[] = [
  {
    name: 'knows the name of a contact and not its address',
    wrap: answering('contact', (known) => ({
      ...known,
      fields: known.fields.filter(({ key }) => !key.startsWith('address')),
    })),
    noticedBy: 'a contact has the name and the address that it came with',
    says: 'the name and the address as fields',
  },
  {
    name: 'takes markup out of what is known of a contact',
    wrap: sending((adapter, command) =>
      adapter.send(
        command.type === 'set-contact' ? { ...command, value: command.value.replace(/<.*?>/g, '') } : command,
      ),
    ),
    noticedBy: 'a field of a contact that may be changed is changed, and stays for the next interaction',
    says: 'the value as it was written',
  },
  {
    name: 'passes over that a field may not be changed',
    wrap: swallow('set-contact'),
    noticedBy: 'a field of a contact that may not be changed is refused, and stays as it is',
    says: 'set-contact is refused with NOT_ALLOWED',
  },
  {
    name: 'lets whoever is asked for advice change the contact',
    wrap: answering('contact', (known) => ({
      ...known,
      fields: known.fields.map((field) => ({ ...field, editable: true })),
    })),
    noticedBy: 'who is asked about it sees the contact, and changes nothing (IM-21)',
    says: 'none of them editable',
  },
  {
    name: 'finds contacts by a whole name only',
    wrap: answering('contacts', ({ contacts }) => ({ contacts: contacts.slice(0, 0), total: 0 })),
    noticedBy: 'who a contact may be: whoever has the address, or a part of the name or the address',
    says: 'who has',
  },
  {
    name: 'does not tell the counters of a contact that was assigned',
    wrap: telling((fact) =>
      fact.type === 'interaction' && fact.interaction.contact?.name === 'Mei Tanaka'
        ? [{ ...fact, interaction: without(fact.interaction, 'counters') }]
        : [fact],
    ),
    noticedBy: 'a contact is assigned: told to who has it, and the counters follow (WI-26)',
    says: 'counts the other',
  },
  {
    name: 'has only what is over in the history',
    wrap: answering('history', ({ items }) => {
      const done = items.filter(({ state }) => state === 'done');
      return { items: done, total: done.length };
    }),
    noticedBy:
      'the history has what is in progress and what is done, newest first, and the interaction itself',
    says: 'Card, axe, Bank',
  },
  {
    name: 'knows one order of the history',
    wrap: inOrder,
    noticedBy: 'the history is sorted, and filtered by medium, state and time',
    says: 'Bank, axe, Card',
  },
  {
    name: 'counts the page instead of the history',
    wrap: answering('history', ({ items }) => ({ items, total: items.length })),
    noticedBy: 'the history comes page by page, with how many there are in all',
    says: '3 in all',
  },
  {
    name: 'leaves the note out of the history',
    wrap: answering('history-item', (item) => without(item, 'note')),
    noticedBy: 'the history tells of each what is kept of it',
    says: 'the note',
  },
  {
    name: 'finds standard responses of every folder',
    wrap: asking((query) => (query.type === 'responses' ? without(query, 'category') : query)),
    noticedBy: 'standard responses are found by words in any order, by folder and by language',
    says: 'interest rates, Papers are missing, Räntor',
  },
  {
    name: 'replaces fields in what has replaced a field',
    wrap: answering('responses', (page) => ({
      ...page,
      responses: page.responses.map((one) => ({
        ...one,
        text: one.text.replaceAll('{{agent.name}}', 'Anna Berg'),
      })),
    })),
    noticedBy: 'standard responses have their fields replaced, once; what is not known is empty',
    says: '{{agent.name}}',
  },
  {
    name: 'forgets what is kept',
    wrap: answering('responses', (page) => ({
      ...page,
      responses: page.responses.map((one) => without(one, 'favourite')),
    })),
    noticedBy: 'standard responses are kept by one agent, and by no other',
    says: 'a favourite',
  },
];
