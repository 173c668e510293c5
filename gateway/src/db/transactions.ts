import { AsyncLocalStorage } from 'node:async_hooks';
import type { Row, Tx } from './db.js';

interface Scope {
  open: boolean;
}

/**
 * Knows which code runs inside a transaction of one store. Asking the store itself from there would wait for ever on
 * the embedded engine and see another snapshot on PostgreSQL: both throw instead.
 */
export class Transactions {
  readonly #scope = new AsyncLocalStorage<Scope>();

  /** Throws when called from within an open transaction. */
  refuseWithin(): void {
    if (this.#scope.getStore()?.open === true) {
      throw new Error('asked the store from inside a transaction: ask the transaction');
    }
  }

  /** Runs `work` between BEGIN and COMMIT on one session, or rolls back what it did and throws its error. */
  async run<T>(session: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
    const scope: Scope = { open: true };
    await session.exec('BEGIN');
    try {
      const result = await this.#scope.run(scope, () => work(guarded(session, scope)));
      scope.open = false;
      await session.exec('COMMIT');
      return result;
    } catch (error) {
      scope.open = false;
      // The first error is the one to tell; a session that cannot roll back is thrown away by its engine.
      await session.exec('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

function guarded(session: Tx, scope: Scope): Tx {
  const refuseLate = (): void => {
    if (!scope.open) throw new Error('the transaction is over');
  };
  return {
    async query<R extends object = Row>(text: string, params?: readonly unknown[]): Promise<R[]> {
      refuseLate();
      return session.query<R>(text, params);
    },
    async exec(sql) {
      refuseLate();
      return session.exec(sql);
    },
  };
}
