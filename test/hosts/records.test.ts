import { expect } from '@open-wc/testing';
import type { Interaction } from '../../src/core/index.js';
import type { FoundRecord } from '../../src/index.js';
import { byAddress, byKey, resolveRecords, type RecordResolver } from '../../src/hosts/records.js';
import { anInteraction } from '../../src/testing/index.js';
import { aCall } from '../elements/call-stage.js';

const EVA: FoundRecord = { url: '/customers/1', label: 'Eva Lind' };
const NEW = { url: '/customers/new', label: 'New customer' };
const silent: RecordResolver = () => new Promise(() => undefined);
const failing: RecordResolver = () => Promise.reject(new Error('down'));

const find = (
  resolvers: readonly RecordResolver[],
  interaction: Interaction = anInteraction(),
  signal: AbortSignal = new AbortController().signal,
): ReturnType<ReturnType<typeof resolveRecords>> =>
  resolveRecords(resolvers, { timeoutMs: 10, create: () => NEW })(interaction, signal);

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (thrown: unknown) => (thrown as Error).name,
  );

describe('a chain of record resolvers', () => {
  it('asks one after another until one finds something', async () => {
    const asked: string[] = [];
    const resolver =
      (name: string, found: readonly FoundRecord[]): RecordResolver =>
      () => {
        asked.push(name);
        return found;
      };
    const found = await find([resolver('id', []), resolver('number', [EVA]), resolver('search', [EVA])]);
    expect(found).to.deep.equal({ records: [EVA], create: NEW });
    expect(asked).to.deep.equal(['id', 'number']);
  });

  it('goes on where one fails, throws or is too slow, whose search it ends', async () => {
    let ended = false;
    const slow: RecordResolver = (_, signal) => {
      signal.addEventListener('abort', () => (ended = true));
      return new Promise(() => undefined);
    };
    const throwing: RecordResolver = () => {
      throw new Error('a mistake');
    };
    expect((await find([failing, throwing, slow, () => [EVA]])).records).to.deep.equal([EVA]);
    expect(ended).to.equal(true);
  });

  it('says that nothing was found only where every one could look', async () => {
    expect(await find([() => [], () => Promise.resolve([])])).to.deep.equal({ records: [], create: NEW });
    expect(await failure(find([failing, () => []]))).to.equal('Error');
    expect(await failure(find([silent, () => []]))).to.equal('TimeoutError');
  });

  it('ends when the agent goes on to something else, and asks nobody more', async () => {
    const flight = new AbortController();
    const asked: string[] = [];
    const found = find([silent, () => (asked.push('next'), [EVA])], undefined, flight.signal);
    flight.abort();
    expect(await failure(found)).to.equal('AbortError');
    expect(asked).to.deep.equal([]);
  });

  it('finds by a key of the case data and by who calls or is called, where there is one', async () => {
    const echo = (value: string): FoundRecord[] => [{ url: '/', label: value }];
    const labels = async (one: Interaction): Promise<string[]> =>
      (await find([byKey('cid', echo), byAddress(echo)], one)).records.map(({ label }) => label);
    const caseData = [
      { key: 'cid', label: 'Customer', value: '4711', type: 'string', editable: false },
    ] as const;
    expect(await labels(aCall({ caseData }))).to.deep.equal(['4711']);
    expect(await labels(aCall({ caseData: [] }))).to.deep.equal(['+46700000000']);
    const outbound = { direction: 'outbound', ani: '100', dnis: '+46700000001' } as const;
    expect(await labels(aCall({ caseData: [] }, outbound))).to.deep.equal(['+46700000001']);
    const letter = { medium: 'email', caseData: [], contact: { address: 'eva@example.test' } } as const;
    expect(await labels(anInteraction(letter))).to.deep.equal(['eva@example.test']);
    const { contact: _, ...nobody } = anInteraction({ caseData: [] });
    expect(await labels(nobody)).to.deep.equal([]);
  });
});
