import type { Row, Tx } from './db.js';
import { RoundTrips, type Session } from './round-trips.js';

interface Scope {
  open: boolean;
}

/** Runs `work` between BEGIN and COMMIT on one session, or rolls back what it did and throws its error. */
export async function runTransaction<T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
  const scope: Scope = { open: true };
  const trips = new RoundTrips(session);
  // Goes with the first question, as COMMIT goes with what was sent last: when it fails, neither is run.
  trips.send('BEGIN');
  try {
    const result = await work(guarded(trips, scope));
    scope.open = false;
    await trips.query('COMMIT');
    return result;
  } catch (error) {
    scope.open = false;
    // The first error is the one to tell; a session that cannot roll back is thrown away by its engine.
    await trips.rollBack().catch(() => undefined);
    throw error;
  }
}

function guarded(trips: RoundTrips, scope: Scope): Tx {
  const refuseLate = (): void => {
    if (!scope.open) throw new Error('the transaction is over');
  };
  return {
    async query<R extends object = Row>(text: string, params?: readonly unknown[]): Promise<R[]> {
      refuseLate();
      return trips.query<R>(text, params);
    },
    send(text, params) {
      refuseLate();
      trips.send(text, params);
    },
    async exec(sql) {
      refuseLate();
      return trips.exec(sql);
    },
  };
}
