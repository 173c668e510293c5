import type { Interaction, RecordLink } from '../core/index.js';
import type { FindRecords, FoundRecord } from '../elements/found-records.js';
import { addressOf } from './address.js';

/**
 * One way to find the records of an interaction. Where it finds none, rejects or takes too long, the next one is asked.
 *
 * @param signal aborts when its time is over or the agent goes on to another interaction
 */
export type RecordResolver = (
  interaction: Interaction,
  signal: AbortSignal,
) => readonly FoundRecord[] | Promise<readonly FoundRecord[]>;

/** How records are looked for. */
export interface ResolveOptions {
  /** How long each resolver may take, in milliseconds: 3,000 when left out. */
  readonly timeoutMs?: number;
  /** Where a record is made for an interaction; offered beside what was found, and where nothing was. */
  readonly create?: (interaction: Interaction) => RecordLink | undefined;
}

/**
 * Makes one search of several, for `findRecords` of `<contact-pad>`: they are asked in turn, and the first that finds
 * something ends it (MI-10). It fails where nothing was found and not every resolver could answer, so that nobody makes a
 * record anew that is there.
 */
export function resolveRecords(
  resolvers: readonly RecordResolver[],
  { timeoutMs = 3_000, create }: ResolveOptions = {},
): FindRecords {
  return async (interaction, signal) => {
    const failures: unknown[] = [];
    let records: readonly FoundRecord[] = [];
    for (const resolver of resolvers) {
      try {
        records = await inTime(resolver, interaction, signal, timeoutMs);
      } catch (thrown) {
        signal.throwIfAborted();
        failures.push(thrown);
      }
      if (records.length > 0) break;
    }
    if (records.length === 0 && failures.length > 0) throw failures[0];
    const made = create?.(interaction);
    return { records, ...(made ? { create: made } : {}) };
  };
}

/** Finds by a key of the case data; nothing where the interaction does not have it. */
export function byKey(
  key: string,
  find: (value: string, signal: AbortSignal) => ReturnType<RecordResolver>,
): RecordResolver {
  return ({ caseData }, signal) => {
    const value = caseData.find((entry) => entry.key === key)?.value;
    return value ? find(value, signal) : [];
  };
}

/** Finds by the telephone number or the address of whom it is with; nothing where it is not known. */
export function byAddress(
  find: (address: string, signal: AbortSignal) => ReturnType<RecordResolver>,
): RecordResolver {
  return (interaction, signal) => {
    const address = addressOf(interaction);
    return address ? find(address, signal) : [];
  };
}

/** What it finds; rejects when the time is over. */
async function inTime(
  resolver: RecordResolver,
  interaction: Interaction,
  signal: AbortSignal,
  ms: number,
): Promise<readonly FoundRecord[]> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  over.throwIfAborted();
  return Promise.race([
    resolver(interaction, over),
    new Promise<never>((_, reject) => {
      over.addEventListener('abort', () => {
        reject(over.reason as Error);
      });
    }),
  ]);
}
