import type { HistoryQuery } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import { dealing, finish, historyOf, newContact } from './contacts.js';
import type { Dealing } from './contacts.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';

/** A moment between two interactions, in milliseconds. */
const APART_MS = 10;

/** Three of one contact: Bank and axe are done, Card is in progress. */
async function three(stage: Stage): Promise<Dealing & { readonly done: readonly [string, string] }> {
  const { first, one, contact } = await dealing(stage, { subject: 'Bank' });
  if (one.can['set-note'] === true)
    await first.settle({ type: 'set-note', interaction: one.id, note: 'Räkning mailed' });
  await finish(first, one.id);
  await stage.letTimePass(APART_MS);
  const { id } = await stage.held(first, { contact, subject: 'axe' });
  await finish(first, id);
  await stage.letTimePass(APART_MS);
  return { first, contact, one: await stage.held(first, { contact, subject: 'Card' }), done: [one.id, id] };
}

async function expectSubjects(
  recorder: Recorder,
  id: string,
  filter: Partial<HistoryQuery>,
  wanted: string,
): Promise<void> {
  const { items } = await historyOf(recorder, id, filter);
  const came = items.map(({ subject }) => subject).join(', ');
  recorder.expect(came === wanted, `${JSON.stringify(filter)}: ${wanted}`, came);
}

/** What there was with a contact (HI-1). */
export const historyCases: readonly CaseSpec[] = [
  {
    name: 'the history has what is in progress and what is done, newest first, and the interaction itself',
    needs: ['letTimePass'],
    async play(stage) {
      const { first, one } = await three(stage);
      await expectSubjects(first, one.id, {}, 'Card, axe, Bank');
      const { items, total } = await historyOf(first, one.id);
      first.expect(total === 3, '3 in all', total);
      const [card, axe] = items;
      first.expect(
        card?.state === 'in-progress' && card.id === one.id && card.createdAt === one.createdAt,
        `${one.id} in progress`,
        card,
      );
      first.expect(axe?.state === 'done' && axe.outcome === 'done', 'done', axe);
      first.expect((axe?.endedAt ?? 0) >= (axe?.createdAt ?? Infinity), 'an end after the beginning', axe);
      first.expect(axe?.agent === first.agent?.name, `handled by ${first.agent?.name ?? ''}`, axe?.agent);
    },
  },
  {
    name: 'the history is sorted, and filtered by medium, state and time',
    needs: ['letTimePass'],
    async play(stage) {
      const { first, one } = await three(stage);
      await expectSubjects(first, one.id, { sort: 'oldest' }, 'Bank, axe, Card');
      await expectSubjects(first, one.id, { sort: 'subject' }, 'axe, Bank, Card');
      await expectSubjects(first, one.id, { media: ['work-item'] }, 'Card, axe, Bank');
      await expectSubjects(first, one.id, { media: ['email', 'voice'] }, '');
      await expectSubjects(first, one.id, { state: 'done' }, 'axe, Bank');
      await expectSubjects(first, one.id, { state: 'in-progress' }, 'Card');
      await expectSubjects(first, one.id, { from: one.createdAt }, 'Card');
      await expectSubjects(first, one.id, { to: one.createdAt }, 'axe, Bank');
    },
  },
  {
    name: 'the history is searched by a part of a subject or a note, without regard to case and accents',
    needs: ['letTimePass'],
    async play(stage) {
      const { first, one } = await three(stage);
      await expectSubjects(first, one.id, { search: 'CAR' }, 'Card');
      await expectSubjects(first, one.id, { search: '.' }, '');
      stage.needs(one.can['set-note'], 'set-note');
      await expectSubjects(first, one.id, { search: 'rakning M' }, 'Bank');
    },
  },
  {
    name: 'the history comes page by page, with how many there are in all',
    needs: ['letTimePass'],
    async play(stage) {
      const { first, one } = await three(stage);
      for (const [offset, subject] of ['Card', 'axe', 'Bank', undefined].entries()) {
        const { items, total } = await historyOf(first, one.id, { offset, limit: 1 });
        first.expect(total === 3, '3 in all', total);
        first.expect(items[0]?.subject === subject && items.length < 2, subject ?? 'nothing', items);
      }
      for (const wrong of [{ limit: 0 }, { limit: 101 }, { offset: -1 }]) {
        const page = { search: '', offset: 0, limit: 10, ...wrong };
        await first.queryRefused({ type: 'history', interaction: one.id, ...page }, 'INVALID');
      }
    },
  },
  {
    name: 'the history tells of each what is kept of it',
    needs: ['taskTypes.optionalDisposition'],
    async play(stage) {
      const taskType = stage.taskType('optionalDisposition');
      const { first, one, contact } = await dealing(stage, { taskType });
      stage.needs(one.can['set-disposition'], 'set-disposition');
      const [option] = one.dispositions?.options ?? [];
      const about = { interaction: one.id } as const;
      await first.settle({ type: 'set-disposition', ...about, disposition: option?.code ?? '' });
      await first.settle({ type: 'set-note', ...about, note: 'A note' });
      await finish(first, one.id);
      const { id } = await stage.held(first, { contact });
      const whole = await first.query({ type: 'history-item', interaction: id, item: one.id });
      first.expect(whole.note === 'A note', 'the note', whole);
      first.expect(whole.disposition === option?.label, option?.label ?? '', whole);
      first.expect(whole.subject === one.subject && whole.state === 'done', 'what stands in the list', whole);
    },
  },
  {
    name: 'the history has the text of an e-mail, and is searched in it',
    needs: ['media.email'],
    async play(stage) {
      const { first, one } = await dealing(stage, {
        medium: 'email',
        body: 'Lines of a letter',
        subject: 'Mail',
      });
      const { body } = await first.query({ type: 'history-item', interaction: one.id, item: one.id });
      first.expect(body === 'Lines of a letter', 'the text', body);
      await expectSubjects(first, one.id, { search: 'of A LETTER' }, 'Mail');
    },
  },
  {
    name: 'the history has what was written in a chat, and is searched in it',
    needs: ['media.chat'],
    async play(stage) {
      const { first, one } = await dealing(stage, { medium: 'chat', subject: 'Chat' });
      stage.needs(one.can['send-message'], 'send-message');
      await first.settle({ type: 'send-message', interaction: one.id, text: 'It is on its way' });
      const { entries } = await first.query({ type: 'history-item', interaction: one.id, item: one.id });
      const said = entries?.some(
        ({ text, interaction }) => text === 'It is on its way' && interaction === one.id,
      );
      first.expect(said === true, 'what the agent wrote', entries);
      await expectSubjects(first, one.id, { search: 'ON ITS' }, 'Chat');
    },
  },
  {
    name: 'the history has nothing of another contact',
    async play(stage) {
      const { first, one } = await dealing(stage);
      const other = await stage.held(first, { contact: newContact('Mei Tanaka') });
      await expectSubjects(first, one.id, {}, one.subject);
      const query = { type: 'history-item', interaction: one.id, item: other.id } as const;
      await first.queryRefused(query, 'NOT_FOUND');
    },
  },
  {
    name: "the history of another agent's interaction is NOT_FOUND",
    async play(stage) {
      const { first, one } = await dealing(stage);
      await historyOf(first, one.id);
      const second = await stage.notReady('second');
      const page = { search: '', offset: 0, limit: 10 };
      await second.queryRefused({ type: 'history', interaction: one.id, ...page }, 'NOT_FOUND');
      await second.queryRefused({ type: 'history-item', interaction: one.id, item: one.id }, 'NOT_FOUND');
    },
  },
];
