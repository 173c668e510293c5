import type { TranscriptPage } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import { hears, inviting, over, say, writing } from './conversations.js';
import type { Writing } from './conversations.js';
import { absent } from './teamwork.js';
import type { Stage } from './stage.js';

/** Two agents have written five entries, by turns. */
async function written(stage: Stage): Promise<Writing> {
  const one = await writing(stage);
  const { first, second, mine, theirs } = one;
  for (const number of [1, 2, 3, 4, 5]) {
    const [recorder, id] = number % 2 === 0 ? [second, theirs.id] : [first, mine.id];
    await say(recorder, id, `Entry ${number}`);
  }
  await hears(first, mine.id, 'Entry 5');
  await hears(second, theirs.id, 'Entry 5');
  return one;
}

function numbersOf({ entries }: TranscriptPage): string {
  return entries.map(({ number }) => number).join();
}

/** Reading what was written before (IM-7). */
export const transcriptCases: readonly CaseSpec[] = [
  {
    name: 'the newest entries are given, oldest first, and those before them on request',
    async play(stage) {
      const { first, mine } = await written(stage);
      const query = { type: 'transcript', interaction: mine.id } as const;
      const newest = numbersOf(await first.query({ ...query, limit: 2 }));
      first.expect(newest === '4,5', 'the two newest', newest);
      const before = numbersOf(await first.query({ ...query, limit: 2, before: 4 }));
      first.expect(before === '2,3', 'the two before', before);
      const oldest = numbersOf(await first.query({ ...query, limit: 2, before: 2 }));
      first.expect(oldest === '1', 'the oldest', oldest);
      const none = numbersOf(await first.query({ ...query, limit: 2, before: 1 }));
      first.expect(none === '', 'nothing before it', none);
    },
  },
  {
    name: 'both sides read the same, each as their own conversation',
    async play(stage) {
      const { first, second, mine, theirs } = await written(stage);
      const own = await first.query({ type: 'transcript', interaction: mine.id, limit: 200 });
      const other = await second.query({ type: 'transcript', interaction: theirs.id, limit: 200 });
      const words = ({ entries }: TranscriptPage): string =>
        JSON.stringify(entries.map(({ number, at, by, text }) => [number, at, by, text]));
      first.expect(words(own) === words(other), 'the same entries', [own, other]);
      const [entry] = other.entries;
      second.expect(entry?.interaction === theirs.id, 'of that conversation', entry);
    },
  },
  {
    name: 'it can be read until it is marked done, and by nobody who has nothing of it',
    needs: ['thirdAgent'],
    async play(stage) {
      const { first, second, mine, theirs } = await written(stage);
      const query = { type: 'transcript', interaction: mine.id, limit: 200 } as const;
      const third = await stage.third();
      await third.queryRefused(query, 'NOT_FOUND');
      await second.queryRefused({ ...query, interaction: 'no-such-interaction' }, 'NOT_FOUND');
      absent(third, mine.id);
      await second.settle({ type: 'release', interaction: theirs.id });
      await over(first, mine.id, 'by-other');
      const all = numbersOf(await first.query(query));
      first.expect(all === '1,2,3,4,5', 'all of it', all);
      await first.settle({ type: 'done', interaction: mine.id });
      await first.queryRefused(query, 'NOT_FOUND');
    },
  },
  {
    name: 'who is only asked reads nothing before they have accepted',
    async play(stage) {
      const { second, theirs } = await inviting(stage);
      await second.queryRefused({ type: 'transcript', interaction: theirs.id, limit: 10 }, 'NOT_FOUND');
    },
  },
  {
    name: 'none and more than two hundred at once are refused',
    async play(stage) {
      const { first, mine } = await writing(stage);
      for (const limit of [0, 201, 1.5])
        await first.queryRefused({ type: 'transcript', interaction: mine.id, limit }, 'INVALID');
    },
  },
];
