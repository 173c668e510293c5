import type { Interaction } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import { customerOf, entriesOf, hears, over, say } from './conversations.js';
import type { Recorder } from './recorder.js';
import { accept } from './stage.js';
import type { Stage } from './stage.js';
import { gone } from './teamwork.js';

const CHAT = ['media.chat', 'customer'] as const;
const NAME = 'Eva Lind';

interface Chatting {
  readonly first: Recorder;
  readonly id: string;
  readonly one: Interaction;
}

/** The first agent talks with a contact in writing. */
async function chatting(stage: Stage, item: { readonly taskType?: string } = {}): Promise<Chatting> {
  const first = await stage.ready('first');
  const contact = { name: NAME, address: '+46700000124' };
  const one = await stage.held(first, { medium: 'chat', contact, ...item });
  return { first, id: one.id, one };
}

/** Since when the contact waits for an answer. */
function waitingSince({ first, id }: Chatting): number | undefined {
  return first.interactions.get(id)?.conversation?.waitingSince;
}

/** A chat with a contact (8.5, CH-1). */
export const chatCases: readonly CaseSpec[] = [
  {
    name: 'what the contact wrote before anybody answered is there, counted, and waits for an answer (CH-1)',
    needs: CHAT,
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.offered(first, { medium: 'chat' });
      for (const text of ['Hello', 'Anybody there?']) await customerOf(stage).write(id, text);
      const offered = await first.waitFor('two entries are counted', () => {
        const now = first.interactions.get(id);
        return now?.conversation?.entries === 2 ? now : undefined;
      });
      const { conversation } = await accept(first, offered);
      const { entries } = await first.query({ type: 'transcript', interaction: id, limit: 200 });
      const written = entries.filter(({ by }) => by.kind === 'contact');
      first.expect(
        written.map(({ text }) => text).join() === 'Hello,Anybody there?',
        'what the contact wrote, in order',
        entries,
      );
      first.expect(conversation?.waitingSince === written[0]?.at, 'since the first of them', conversation);
      const { dueMs = 0, overdueMs = 0 } = conversation?.patience ?? {};
      first.expect(dueMs > 0 && overdueMs > dueMs, 'when an answer is due and overdue', conversation);
    },
  },
  {
    name: 'what is written reaches both sides, in order, with who wrote it',
    needs: CHAT,
    async play(stage) {
      const { first, id } = await chatting(stage);
      const customer = customerOf(stage);
      await customer.write(id, 'Where is my card?');
      const { by } = await hears(first, id, 'Where is my card?');
      first.expect(by.kind === 'contact' && by.name === NAME, 'the contact as author', by);
      await say(first, id, 'On its <way>\nto you');
      await customer.write(id, 'Thank you');
      await hears(first, id, 'Thank you');
      const read = await customer.reads(id);
      const between = read.filter((text) => !text.includes('joined')).join('|');
      const all = 'Where is my card?|On its <way>\nto you|Thank you';
      first.expect(between === all, 'the contact reads all of it', between);
      const numbers = entriesOf(first, id).map(({ number }) => number);
      const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
      first.expect(rising, 'in the order of their numbers', numbers);
    },
  },
  {
    name: 'the agent learns up to where the page of the contact has what was written, and only forwards',
    needs: CHAT,
    async play(stage) {
      const { first, id } = await chatting(stage);
      const earlier = await say(first, id, 'One');
      const last = await say(first, id, 'Two');
      await customerOf(stage).receives(id, last.number);
      const delivered = (): number | undefined => first.interactions.get(id)?.conversation?.delivered;
      await first.waitFor('both have arrived', () => (delivered() === last.number ? true : undefined));
      await customerOf(stage).receives(id, earlier.number);
      await stage.quiet();
      first.expect(delivered() === last.number, 'both have arrived', delivered());
    },
  },
  {
    name: 'the contact waits since the first entry that nobody has answered, and no more after an answer (CH-1)',
    needs: CHAT,
    async play(stage) {
      const chat = await chatting(stage);
      const { first, id } = chat;
      first.expect(waitingSince(chat) === undefined, 'nobody waits', waitingSince(chat));
      await customerOf(stage).write(id, 'One');
      const { at } = await hears(first, id, 'One');
      await customerOf(stage).write(id, 'Two');
      await hears(first, id, 'Two');
      first.expect(waitingSince(chat) === at, 'since the first', waitingSince(chat));
      await say(first, id, 'Yes?');
      first.expect(waitingSince(chat) === undefined, 'nobody waits', waitingSince(chat));
    },
  },
  {
    name: 'the agent sees that the contact is writing',
    needs: CHAT,
    async play(stage) {
      const { first, id, one } = await chatting(stage);
      await customerOf(stage).type(id);
      const { until } = await first.waitFor('the contact is writing', () =>
        first.facts.find((fact) => fact.type === 'typing'),
      );
      first.expect(until > one.since, 'it ends by itself', until);
      await first.settle({ type: 'typing', interaction: id });
    },
  },
  {
    name: 'who comes and who goes stands in the transcript',
    needs: CHAT,
    async play(stage) {
      const { first, id } = await chatting(stage);
      const agent = first.agent?.name ?? '';
      const { entries } = await first.query({ type: 'transcript', interaction: id, limit: 200 });
      const came = entries.find(({ by, text }) => by.kind === 'system' && text.includes(agent));
      first.expect(came !== undefined, 'that the agent came', entries);
      await customerOf(stage).leave(id);
      await first.waitFor('that the contact went', () =>
        entriesOf(first, id).find(({ by, text }) => by.kind === 'system' && text.includes(NAME)),
      );
    },
  },
  {
    name: 'the contact leaves: what was written stays to be read until Done, and nothing is added',
    needs: CHAT,
    async play(stage) {
      const { first, id } = await chatting(stage);
      await customerOf(stage).write(id, 'Good bye');
      await hears(first, id, 'Good bye');
      await customerOf(stage).leave(id);
      await over(first, id, 'by-other');
      await first.refused({ type: 'send-message', interaction: id, text: 'Wait' }, 'GONE');
      const { entries } = await first.query({ type: 'transcript', interaction: id, limit: 200 });
      first.expect(
        entries.some(({ text }) => text === 'Good bye'),
        'it can be read',
        entries,
      );
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'done');
    },
  },
  {
    name: 'the agent ends it: its after-work begins, and nothing is added',
    needs: [...CHAT, 'taskTypes.openWrap'],
    async play(stage) {
      const { first, id } = await chatting(stage, { taskType: stage.taskType('openWrap') });
      await first.settle({ type: 'release', interaction: id });
      await over(first, id, 'by-agent');
      await first.refused({ type: 'send-message', interaction: id, text: 'One more thing' }, 'GONE');
    },
  },
  {
    name: 'nothing, and too much, is refused, and what is sent twice under one id stands there once',
    needs: CHAT,
    async play(stage) {
      const { first, id } = await chatting(stage);
      for (const text of ['', 'x'.repeat(4001)])
        await first.refused({ type: 'send-message', interaction: id, text }, 'INVALID');
      const command = first.command({ type: 'send-message', interaction: id, text: 'Once' });
      await Promise.all([first.send(command), first.send(command)]);
      await say(first, id, 'Twice');
      const read = (await customerOf(stage).reads(id)).filter((text) => !text.includes('joined'));
      first.expect(read.join() === 'Once,Twice', 'each once', read);
    },
  },
  {
    name: 'a chat that is rejected takes its transcript to the next agent',
    needs: CHAT,
    async play(stage) {
      const first = await stage.ready('first');
      const { id, offer } = await stage.offered(first, { medium: 'chat' });
      await customerOf(stage).write(id, 'Hello');
      const second = await stage.ready('second');
      await first.settle({ type: 'reject', interaction: id, offer: offer.id });
      await accept(second, await second.phase(id, 'offered'));
      const { entries } = await second.query({ type: 'transcript', interaction: id, limit: 200 });
      second.expect(
        entries.some(({ text }) => text === 'Hello'),
        'what the contact wrote',
        entries,
      );
    },
  },
];
