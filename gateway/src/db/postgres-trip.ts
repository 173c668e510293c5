import type pg from 'pg';
import type { Parse } from './values.js';

/** How the columns of a statement are read. */
type Columns = readonly { readonly name: string; readonly parse: Parse }[];

interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** A statement with its parameters as the wire has them. */
export interface WrittenStatement {
  readonly text: string;
  readonly values: readonly (string | Buffer | null)[];
}

/** What becomes of a trip: the rows of each statement, or the first error. */
export interface Outcome {
  readonly resolve: (answers: readonly (readonly object[])[]) => void;
  readonly reject: (error: Error) => void;
}

/** The statements that one connection has prepared, by their text. */
export type Prepared = Map<string, Columns>;

/** The messages of a connection; the driver's types lag behind what it takes. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  close(message: { readonly type: 'S'; readonly name: string }): void;
  parse(message: { readonly name: string; readonly text: string }): void;
  describe(message: { readonly type: 'S'; readonly name: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void;
  execute(message: object): void;
  sync(): void;
}

/**
 * Several statements in one message to the server and one back. The driver's own queries go one by one, and have the
 * columns described with each: on the way to a server on the same machine that is most of what a statement costs.
 */
export class PostgresTrip implements pg.Submittable {
  readonly #statements: readonly WrittenStatement[];
  readonly #prepared: Prepared;
  readonly #parserOf: (type: number) => Parse;
  readonly #answers: object[][] = [];
  #rows: object[] = [];
  #columns: Columns;
  /** Called once with an error, or without; the driver puts its time-out around it. */
  callback: (error: Error | null) => void;

  constructor(
    statements: readonly WrittenStatement[],
    prepared: Prepared,
    parserOf: (type: number) => Parse,
    outcome: Outcome,
  ) {
    this.#statements = statements;
    this.#prepared = prepared;
    this.#parserOf = parserOf;
    this.#columns = this.#knownColumns();
    this.callback = (error) => {
      if (error) outcome.reject(error);
      else outcome.resolve(this.#answers);
    };
  }

  /** Called by the driver when it is their turn. */
  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    for (const { text, values } of this.#statements) {
      const name = nameOf(text);
      if (!this.#prepared.has(text)) {
        wire.close({ type: 'S', name }); // it may have been prepared, and then failed
        wire.parse({ name, text });
        wire.describe({ type: 'S', name });
      }
      wire.bind({ statement: name, values });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: this.#parserOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    for (const [index, { name, parse }] of this.#columns.entries()) {
      const field = fields[index] ?? null;
      row[name] = field === null ? null : parse(field);
    }
    this.#rows.push(row);
  }

  handleCommandComplete(): void {
    const statement = this.#statements[this.#answers.length];
    if (statement) this.#prepared.set(statement.text, this.#columns);
    this.#answers.push(this.#rows);
    this.#rows = [];
    this.#columns = this.#knownColumns();
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: Error): void {
    this.callback(error);
  }

  /** Of the statement whose answer comes next; of a new one the server says them. */
  #knownColumns(): Columns {
    const statement = this.#statements[this.#answers.length];
    return (statement && this.#prepared.get(statement.text)) ?? [];
  }
}

const names = new Map<string, string>();

/** Prepares each statement once per connection. The gateway's statements are constants, so the names stay few. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}
