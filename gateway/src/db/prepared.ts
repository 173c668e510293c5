import { parse, protocol, type PGlite } from '@electric-sql/pglite';
import type { Statement } from './round-trips.js';

type Messages = Parameters<typeof parse.parseResults>[0];

interface Prepared {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly columns: Messages;
}

/**
 * The statements of one session of the embedded engine, each parsed once: `PGlite.query` parses and plans with every
 * call, which takes longer than most statements themselves. Only one may be asked at a time. The gateway's statements
 * are constants, so they stay few.
 */
export class PreparedStatements {
  readonly #db: PGlite;
  readonly #known = new Map<string, Prepared>();
  #names = 0;

  constructor(db: PGlite) {
    this.#db = db;
  }

  /** Runs statements and gives the rows of each. Rejects with the error of PostgreSQL; what comes after that does not run. */
  async run(statements: readonly Statement[]): Promise<readonly (readonly object[])[]> {
    const { bind, execute, sync } = protocol.serialize;
    const messages: Uint8Array[] = [];
    const all: Prepared[] = [];
    for (const { text, params } of statements) {
      const prepared = this.#known.get(text) ?? (await this.#prepare(text));
      const { name, parameterTypes } = prepared;
      const values = params.map((value, index) => this.#write(value, parameterTypes[index]));
      messages.push(bind({ statement: name, values }), execute());
      all.push(prepared);
    }
    const answer = await this.#ask(...messages, sync());
    const parts = partsOf(answer);
    return all.map(({ columns }, index) => this.#rowsOf([...columns, ...(parts[index] ?? [])]));
  }

  #rowsOf(messages: Messages): readonly object[] {
    const [result] = parse.parseResults(messages, this.#db.parsers);
    return result?.rows ?? [];
  }

  async #prepare(text: string): Promise<Prepared> {
    const { parse: prepare, describe, sync } = protocol.serialize;
    this.#names += 1;
    const name = `s${String(this.#names)}`;
    const columns = await this.#ask(prepare({ name, text }), describe({ type: 'S', name }), sync());
    const prepared = { name, columns, parameterTypes: parse.parseDescribeStatementResults(columns) };
    this.#known.set(text, prepared);
    return prepared;
  }

  /** Messages up to the sync, in one go: after an error the engine leaves out what comes before that. */
  #ask(...messages: readonly Uint8Array[]): Promise<Messages> {
    return this.#db.execProtocolStream(Buffer.concat(messages), { syncToFs: false });
  }

  #write(value: unknown, type: number | undefined): string | null {
    if (value === null) return null;
    const write = type === undefined ? undefined : this.#db.serializers[type];
    return write ? write(value) : (value as string | number | bigint | boolean).toString();
  }
}

/** The answers to several statements, each up to its end. */
function partsOf(answer: Messages): Messages[] {
  const ends = answer.flatMap(({ name }, index) => (name === 'commandComplete' ? [index + 1] : []));
  return ends.map((end, index) => answer.slice(ends[index - 1] ?? 0, end));
}
