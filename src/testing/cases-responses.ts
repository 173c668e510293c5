import type { ResponsesPage, ResponsesQuery } from '../core/index.js';
import type { ContractResponse, Means } from './backend.js';
import type { CaseSpec } from './case-spec.js';
import { dealing, setResponses } from './contacts.js';
import type { Dealing } from './contacts.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';

const NEEDS: readonly Means[] = ['setResponses'];

function aResponse(title: string, changes: Partial<ContractResponse> = {}): ContractResponse {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return { id, title, text: `Text of ${title}`, language: 'en', category: ['Loans'], ...changes };
}

const RESPONSES: readonly ContractResponse[] = [
  aResponse('Papers are missing', { category: ['Loans', 'Papers'] }),
  aResponse('interest rates', { text: 'Today: {{today}}.\nSee our page' }),
  aResponse('Räntor', { language: 'sv' }),
  aResponse('Hello', {
    category: ['Greetings'],
    text: '{{contact.name}}, {{contact.address}}, {{agent.name}}, {{interaction.subject}}, {{data.note}}{{data.none}}',
  }),
  aResponse('Off', { active: false, category: ['Hidden'], language: 'de' }),
  aResponse('Late', { until: 1, category: ['Hidden'], language: 'de' }),
];

async function working(stage: Stage, caseData: Readonly<Record<string, string>> = {}): Promise<Dealing> {
  await setResponses(stage, RESPONSES);
  return dealing(stage, { subject: 'Loan 4711', caseData });
}

function find(
  recorder: Recorder,
  interaction: string,
  filter: Partial<ResponsesQuery> = {},
): Promise<ResponsesPage> {
  return recorder.query({ search: '', offset: 0, limit: 100, ...filter, type: 'responses', interaction });
}

async function expectTitles(
  recorder: Recorder,
  id: string,
  filter: Partial<ResponsesQuery>,
  wanted: string,
): Promise<void> {
  const { responses } = await find(recorder, id, filter);
  const came = responses.map(({ title }) => title).join(', ');
  recorder.expect(came === wanted, `${JSON.stringify(filter)}: ${wanted}`, came);
}

/** Texts that are written once and used by everybody (SR-1). */
export const responseCases: readonly CaseSpec[] = [
  {
    name: 'standard responses are those that can be used now, by title, with every folder and language',
    needs: NEEDS,
    async play(stage) {
      const { first, one } = await working(stage);
      await expectTitles(first, one.id, {}, 'Hello, interest rates, Papers are missing, Räntor');
      const { total, categories, languages } = await find(first, one.id, { search: 'hello' });
      first.expect(total === 1, '1 in all', total);
      const folders = categories.map((folder) => folder.join('/')).sort();
      first.expect(folders.join() === 'Greetings,Loans,Loans/Papers', 'every folder', folders);
      first.expect([...languages].sort().join() === 'en,sv', 'every language', languages);
    },
  },
  {
    name: 'standard responses are found by words in any order, by folder and by language',
    needs: NEEDS,
    async play(stage) {
      const { first, one } = await working(stage);
      await expectTitles(first, one.id, { search: 'MISSING pap' }, 'Papers are missing');
      await expectTitles(first, one.id, { search: 'rantor' }, 'Räntor');
      await expectTitles(first, one.id, { search: 'page see' }, 'interest rates');
      await expectTitles(
        first,
        one.id,
        { category: ['Loans'] },
        'interest rates, Papers are missing, Räntor',
      );
      await expectTitles(first, one.id, { category: ['Loans', 'Papers'] }, 'Papers are missing');
      await expectTitles(first, one.id, { category: ['Papers'] }, '');
      await expectTitles(first, one.id, { language: 'sv' }, 'Räntor');
    },
  },
  {
    name: 'standard responses come page by page',
    needs: NEEDS,
    async play(stage) {
      const { first, one } = await working(stage);
      await expectTitles(first, one.id, { offset: 1, limit: 2 }, 'interest rates, Papers are missing');
      for (const wrong of [{ limit: 0 }, { limit: 101 }, { offset: -1 }]) {
        const page = { search: '', offset: 0, limit: 10, ...wrong };
        await first.queryRefused({ type: 'responses', interaction: one.id, ...page }, 'INVALID');
      }
    },
  },
  {
    name: 'standard responses have their fields replaced, once; what is not known is empty',
    needs: NEEDS,
    async play(stage) {
      const { first, one, contact } = await working(stage, { note: '{{agent.name}} $&' });
      const { responses } = await find(first, one.id);
      const textOf = (wanted: string): string | undefined =>
        responses.find(({ title }) => title === wanted)?.text;
      const hello = `${contact.name}, ${contact.address}, ${first.agent?.name ?? ''}, Loan 4711, {{agent.name}} $&`;
      first.expect(textOf('Hello') === hello, hello, textOf('Hello'));
      const rates = 'Today: .\nSee our page';
      first.expect(textOf('interest rates') === rates, rates, textOf('interest rates'));
    },
  },
  {
    name: 'standard responses are kept by one agent, and by no other',
    needs: NEEDS,
    async play(stage) {
      const { first, one } = await working(stage);
      stage.needs(first.agent?.can['keep-response'], 'keep-response');
      const [hello] = (await find(first, one.id, { search: 'hello' })).responses;
      const keep = { type: 'keep-response', response: hello?.id ?? '' } as const;
      await first.settle({ ...keep, keep: true });
      await expectTitles(first, one.id, { favourites: true }, 'Hello');
      const [kept] = (await find(first, one.id, { search: 'hello' })).responses;
      first.expect(kept?.favourite === true, 'a favourite', kept);
      const second = await stage.ready('second');
      await first.settle({ type: 'set-state', state: 'not-ready' });
      const other = await stage.held(second);
      await expectTitles(second, other.id, { favourites: true }, '');
      await first.settle({ ...keep, keep: false });
      await expectTitles(first, one.id, { favourites: true }, '');
    },
  },
  {
    name: 'no standard response is kept that is not there, and none is found for what one does not have',
    needs: NEEDS,
    async play(stage) {
      const { first, one } = await working(stage);
      stage.needs(first.agent?.can['keep-response'], 'keep-response');
      const [hello] = (await find(first, one.id, { search: 'hello' })).responses;
      const response = `${hello?.id ?? ''}-not`;
      await first.refused({ type: 'keep-response', response, keep: true }, 'NOT_FOUND');
      const second = await stage.notReady('second');
      const page = { search: '', offset: 0, limit: 10 };
      await second.queryRefused({ type: 'responses', interaction: one.id, ...page }, 'NOT_FOUND');
    },
  },
];
