import type { ContactDetails, ContactsPage } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import { changeableField, contactOf, dealing, fieldOf, newContact } from './contacts.js';
import type { Recorder } from './recorder.js';
import { consultAbout, idOf } from './teamwork.js';

const HOSTILE = `<img src=x onerror=alert(1)> ' OR 1=1 -- \u202E文字 😀`;

function candidates(
  recorder: Recorder,
  interaction: string,
  search: string,
  limit = 100,
): Promise<ContactsPage> {
  return recorder.query({ type: 'contacts', interaction, search, limit });
}

function expectReadOnly(recorder: Recorder, { fields }: ContactDetails): void {
  recorder.expect(
    fields.length > 0 && fields.every(({ editable }) => !editable),
    'fields, none of them editable',
    fields,
  );
}

/** What is known of contacts, who they may be, and whose interaction it is (WI-16, WI-31, IM-21). */
export const contactCases: readonly CaseSpec[] = [
  {
    name: 'a contact has the name and the address that it came with',
    async play(stage) {
      const { first, one, contact } = await dealing(stage);
      const known = await contactOf(first, one.id);
      first.expect(known.id === one.contact?.id, `id: ${one.contact?.id ?? 'none'}`, known);
      first.expect(known.name === contact.name && known.address === contact.address, contact.address, known);
      const values = known.fields.map(({ value }) => value);
      first.expect(
        values.includes(contact.name) && values.includes(contact.address),
        'the name and the address as fields',
        values,
      );
    },
  },
  {
    name: 'a field of a contact that may be changed is changed, and stays for the next interaction',
    needs: ['contactField'],
    async play(stage) {
      const { first, one, contact } = await dealing(stage);
      stage.needs(one.can['set-contact'], 'set-contact');
      const key = changeableField(stage);
      await first.settle({ type: 'set-contact', interaction: one.id, key, value: HOSTILE });
      const { id } = await stage.held(first, { contact });
      const value = fieldOf(await contactOf(first, id), key);
      first.expect(value === HOSTILE, 'the value as it was written', value);
    },
  },
  {
    name: 'a field of a contact that may not be changed is refused, and stays as it is',
    async play(stage) {
      const { first, one } = await dealing(stage);
      stage.needs(one.can['set-contact'], 'set-contact');
      const before = await contactOf(first, one.id);
      const fixed = before.fields.filter(({ editable }) => !editable).map(({ key }) => key);
      for (const key of [...fixed, 'no-such-field'])
        await first.refused({ type: 'set-contact', interaction: one.id, key, value: 'x' }, 'NOT_ALLOWED');
      const after = await contactOf(first, one.id);
      first.expect(JSON.stringify(after) === JSON.stringify(before), 'all as it was', after);
    },
  },
  {
    name: 'who is only offered it can ask about the contact, and change nothing',
    async play(stage) {
      const contact = newContact();
      const first = await stage.ready('first');
      const { id } = await stage.offered(first, { contact });
      const known = await contactOf(first, id);
      first.expect(known.address === contact.address, contact.address, known);
      expectReadOnly(first, known);
      const [field] = known.fields;
      await first.refused(
        { type: 'set-contact', interaction: id, key: field?.key ?? '', value: 'x' },
        'NOT_ALLOWED',
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'who is asked about it sees the contact, and changes nothing (IM-21)',
    async play(stage) {
      const { first, one } = await dealing(stage);
      stage.needs(one.can.consult, 'consult');
      const second = await stage.ready('second');
      await first.settle({ type: 'consult', interaction: one.id, target: idOf(second) });
      await consultAbout(first, one.id, 'establishing');
      const leg = await second.waitFor('the consult is offered', () =>
        [...second.interactions.values()].find(({ peer, phase }) => peer && phase === 'offered'),
      );
      const known = await contactOf(second, leg.id);
      second.expect(known.id === one.contact?.id, 'the contact of what it is about', known);
      expectReadOnly(second, known);
    },
  },
  {
    name: "the contact of another agent's interaction is NOT_FOUND",
    async play(stage) {
      const { first, one } = await dealing(stage);
      await contactOf(first, one.id);
      const second = await stage.notReady('second');
      await second.queryRefused({ type: 'contact', interaction: one.id }, 'NOT_FOUND');
      const search = { type: 'contacts', interaction: one.id, search: 'e', limit: 10 } as const;
      await second.queryRefused(search, 'NOT_FOUND');
    },
  },
  {
    name: 'who a contact may be: whoever has the address, or a part of the name or the address',
    async play(stage) {
      const { first, one, contact } = await dealing(stage);
      const { contact: other } = await stage.held(first, { contact: newContact('Örjan Ek') });
      const own = await candidates(first, one.id, '');
      first.expect(
        own.total === 1 && own.contacts[0]?.id === one.contact?.id,
        `who has ${contact.address}`,
        own,
      );
      const [mailbox = ''] = (other?.address ?? '').split('@');
      const byAddress = await candidates(first, one.id, mailbox.toUpperCase());
      first.expect(byAddress.contacts[0]?.id === other?.id, 'found by a part of the address', byAddress);
      const byName = await candidates(first, one.id, 'orjan e');
      first.expect(
        byName.contacts.every(({ name }) => name === 'Örjan Ek') && byName.total >= 1,
        'found by a part of the name, without regard to case and accents',
        byName,
      );
      const first1 = await candidates(first, one.id, '@example.test', 1);
      first.expect(first1.contacts.length === 1 && first1.total >= 2, 'one of at least two', first1);
      for (const limit of [0, 101])
        await first.queryRefused({ type: 'contacts', interaction: one.id, search: '', limit }, 'INVALID');
    },
  },
  {
    name: 'a contact is assigned: told to who has it, and the counters follow (WI-26)',
    async play(stage) {
      const { first, one } = await dealing(stage);
      stage.needs(one.can['assign-contact'], 'assign-contact');
      const other = await stage.held(first, { contact: newContact('Mei Tanaka') });
      const contact = other.contact?.id ?? '';
      await first.settle({ type: 'assign-contact', interaction: one.id, contact });
      const told = await first.waitFor('the contact is told', () => {
        const now = first.interactions.get(one.id);
        return now?.contact?.id === contact ? now : undefined;
      });
      first.expect(told.contact?.name === 'Mei Tanaka', 'Mei Tanaka', told.contact);
      for (const { id } of [one, other])
        await first.waitFor(`the counter of ${id} counts the other`, () =>
          first.interactions.get(id)?.counters?.inProgress['work-item'] === 1 ? true : undefined,
        );
      const known = await contactOf(first, one.id);
      first.expect(known.id === contact, contact, known);
    },
  },
  {
    name: 'nobody can be assigned who is not known',
    async play(stage) {
      const { first, one } = await dealing(stage);
      stage.needs(one.can['assign-contact'], 'assign-contact');
      const [head = '', tail = ''] = [one.contact?.id?.slice(0, -1), one.contact?.id?.slice(-1)];
      const contact = head + (tail === '0' ? '1' : '0');
      await first.refused({ type: 'assign-contact', interaction: one.id, contact }, 'NOT_FOUND');
      const known = await contactOf(first, one.id);
      first.expect(known.id === one.contact?.id, 'the contact is as it was', known);
    },
  },
];
