import type { Db } from './db.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

/** Where the store is: a directory of this machine for the embedded engine, or the url of a PostgreSQL server. */
export type DbSettings = { readonly dataDir: string } | { readonly databaseUrl: string };

/** Who hears of failures that no statement waits for. */
export interface DbHooks {
  onError?(error: Error): void;
}

/**
 * Opens the store; `migrate` comes next. Rejects with `DirectoryInUse` when another process has the directory, with
 * `StoreUnavailable` when the server does not answer, and when the embedded engine cannot prove that it syncs.
 */
export async function openDb(settings: DbSettings, hooks: DbHooks = {}): Promise<Db> {
  const onError = (error: Error): void => hooks.onError?.(error);
  if ('databaseUrl' in settings) return openPostgres(settings.databaseUrl, onError);
  return openPglite(settings.dataDir, onError);
}
