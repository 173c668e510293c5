import type { CaseSpec } from './case-spec.js';
import { entriesOf, hears, inviting, over, say, writing } from './conversations.js';
import { absent, gone, idOf, logOut, still } from './teamwork.js';

const HOSTILE = '<img src=x onerror=alert(1)>\n"&amp;" — second line';
const LONGEST = 4000;
const ENDERS = [
  ['whoever began it', 'first'],
  ['whoever was asked', 'second'],
] as const;

/** What two agents write to each other, and how it ends (8.6, IM-5 to IM-11, IM-15). */
export const imSessionCases: readonly CaseSpec[] = [
  {
    name: 'what is written reaches both, in one order, as it was written, with its author and its time (IM-7)',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      const one = await say(first, mine.id, HOSTILE);
      await hears(second, theirs.id, HOSTILE);
      await say(second, theirs.id, 'Two');
      await hears(first, mine.id, 'Two');
      await say(first, mine.id, 'Three');
      await hears(second, theirs.id, 'Three');
      const { by, at } = one;
      first.expect(by.kind === 'agent' && by.id === idOf(first), 'the first agent as author', by);
      first.expect(at >= mine.since, 'the time at which it was written', at);
      const numbers = ({ number, text }: typeof one): string => `${number} ${text}`;
      for (const [recorder, id] of [[first, mine.id] as const, [second, theirs.id] as const]) {
        const told = entriesOf(recorder, id).map(numbers).join();
        recorder.expect(told === `1 ${HOSTILE},2 Two,3 Three`, 'three entries, numbered', told);
        const counted = recorder.interactions.get(id)?.conversation?.entries;
        recorder.expect(counted === 3, 'three are counted', counted);
      }
    },
  },
  {
    name: 'the sender learns up to where it has arrived, and only forwards',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      for (const text of ['One', 'Two']) await say(first, mine.id, text);
      await hears(second, theirs.id, 'Two');
      await second.settle({ type: 'received', interaction: theirs.id, number: 2 });
      const delivered = (): number | undefined => first.interactions.get(mine.id)?.conversation?.delivered;
      await first.waitFor('both have arrived', () => (delivered() === 2 ? true : undefined));
      await second.settle({ type: 'received', interaction: theirs.id, number: 1 });
      await stage.quiet();
      first.expect(delivered() === 2, 'both have arrived', delivered());
    },
  },
  {
    name: 'the other side sees that somebody is writing, for a while',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      await first.settle({ type: 'typing', interaction: mine.id });
      const { until } = await second.waitFor('the first agent is writing', () =>
        second.facts.find((fact) => fact.type === 'typing'),
      );
      second.expect(until > theirs.since, 'it ends by itself', until);
      const own = first.facts.some(({ type }) => type === 'typing');
      first.expect(!own, 'nobody is told that they are writing themselves', 'typing');
    },
  },
  ...ENDERS.map(([who, ender]): CaseSpec => ({
    name: `ended by ${who}: it has ended for both, and nothing can be written any more (IM-9, IM-11)`,
    async play(stage) {
      const one = await writing(stage);
      const { first, second, mine, theirs } = one;
      const isFirst = ender === 'first';
      await one[ender].settle({ type: 'release', interaction: isFirst ? mine.id : theirs.id });
      await over(first, mine.id, isFirst ? 'by-agent' : 'by-other');
      await over(second, theirs.id, isFirst ? 'by-other' : 'by-agent');
      await first.refused({ type: 'send-message', interaction: mine.id, text: 'Still there?' }, 'GONE');
      await second.refused({ type: 'send-message', interaction: theirs.id, text: 'No' }, 'GONE');
    },
  })),
  {
    name: 'Mark Done closes it for whoever marks it, and leaves it to the other (IM-10)',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      await say(first, mine.id, 'Thank you');
      await hears(second, theirs.id, 'Thank you');
      await first.refused({ type: 'done', interaction: mine.id }, 'NOT_ALLOWED');
      await second.settle({ type: 'release', interaction: theirs.id });
      await over(first, mine.id, 'by-other');
      await second.settle({ type: 'done', interaction: theirs.id });
      await gone(second, theirs.id, 'done');
      await stage.quiet();
      still(first, mine.id, 'wrap');
    },
  },
  {
    name: 'nothing, and too much, is refused, and nothing is written',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      for (const text of ['', 'x'.repeat(LONGEST + 1)])
        await first.refused({ type: 'send-message', interaction: mine.id, text }, 'INVALID');
      const longest = 'y'.repeat(LONGEST);
      await say(first, mine.id, longest);
      const { number } = await hears(second, theirs.id, longest);
      second.expect(number === 1, 'the only entry', number);
    },
  },
  {
    name: 'a message that is sent twice under the same id stands there once',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      const command = first.command({ type: 'send-message', interaction: mine.id, text: 'Once' });
      await Promise.all([first.send(command), first.send(command)]);
      await hears(second, theirs.id, 'Once');
      await first.send(command);
      await say(first, mine.id, 'Twice');
      const { number } = await hears(second, theirs.id, 'Twice');
      second.expect(number === 2, 'the second entry', number);
    },
  },
  {
    name: 'nobody else can write, listen or accept',
    needs: ['thirdAgent'],
    async play(stage) {
      const { first, second, mine, theirs } = await inviting(stage);
      const third = await stage.third();
      const { offer } = theirs;
      await third.refused(
        { type: 'accept', interaction: theirs.id, offer: offer?.id ?? '' },
        'NOT_FOUND',
        'NOT_ALLOWED',
      );
      for (const interaction of [mine.id, theirs.id])
        await third.refused({ type: 'send-message', interaction, text: 'Me too' }, 'NOT_FOUND');
      absent(third, mine.id);
      absent(third, theirs.id);
      still(first, mine.id, 'establishing');
      still(second, theirs.id, 'offered');
    },
  },
  {
    name: 'it takes no capacity and no wrap-up, and who writes stays available',
    async play(stage) {
      const { first, second, mine } = await writing(stage);
      await second.settle({ type: 'set-state', state: 'ready' });
      const search = second.agent?.name ?? '';
      const { targets } = await first.query({ type: 'directory', search, offset: 0, limit: 10 });
      const presence = targets.find(({ id }) => id === idOf(second))?.presence;
      first.expect(presence === 'available', 'who only writes is available', presence);
      await stage.offered(second);
      await first.settle({ type: 'release', interaction: mine.id });
      await over(first, mine.id, 'by-agent');
      await stage.quiet();
      first.expect(first.agent?.state === 'not-ready', 'no wrap-up', first.agent?.state);
    },
  },
  {
    name: 'it keeps from logging out until it has ended, and not until it is marked done (WI-23)',
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      await second.refused({ type: 'log-out' }, 'INTERACTIONS_OPEN');
      await first.settle({ type: 'release', interaction: mine.id });
      await over(second, theirs.id, 'by-other');
      await second.waitFor('log-out is allowed', () =>
        second.agent?.can['log-out'] === true ? true : undefined,
      );
      await logOut(second);
      await second.settle({ type: 'done', interaction: theirs.id });
      await gone(second, theirs.id, 'done');
    },
  },
  {
    name: 'what is written while the link is down is counted in the snapshot, and can be read',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const { first, second, mine, theirs } = await writing(stage);
      await say(first, mine.id, 'One');
      await hears(second, theirs.id, 'One');
      await stage.cut(second);
      const lost = second.command({ type: 'send-message', interaction: theirs.id, text: 'Lost' });
      await second.refused(lost, 'OFFLINE');
      for (const text of ['Two', 'Three']) await say(first, mine.id, text);
      await stage.restore(second);
      await second.waitFor('three are counted', () =>
        second.interactions.get(theirs.id)?.conversation?.entries === 3 ? true : undefined,
      );
      const { entries } = await second.query({ type: 'transcript', interaction: theirs.id, limit: 200 });
      const texts = entries.map(({ text }) => text).join();
      second.expect(texts === 'One,Two,Three', 'all three, in order', texts);
      await say(first, mine.id, 'Four');
      const { number } = await hears(second, theirs.id, 'Four');
      second.expect(number === 4, 'the fourth entry', number);
    },
  },
];
