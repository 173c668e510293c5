#!/usr/bin/env node
/**
 * The gateway as a process: settings from the environment, one line when ready, a clean end on SIGTERM and SIGINT. With
 * `export FILE` or `import FILE` it moves the data of a store instead.
 */
import type { Gateway } from './assemble.js';
import { readSettings, SettingsError } from './config.js';
import type { Settings } from './config.js';
import { StoreUnavailable } from './db/db.js';
import { DirectoryInUse } from './db/directory-lock.js';
import { migrate, SchemaMismatch } from './db/migrate.js';
import { openDb } from './db/open.js';
import { DEMO_AGENTS } from './demo-seed.js';
import { createGateway } from './server.js';
import { exportTo } from './transfer/export.js';
import { importFrom, TransferRefused } from './transfer/import.js';

/** How long a clean end may take once nothing new comes, twenty seconds of them for sending agents elsewhere, in milliseconds. */
const END_MS = 30_000;

try {
  const settings = readSettings(process.env);
  const [order, file] = process.argv.slice(2);
  if (order === undefined) await serve(settings);
  else if (file !== undefined && (order === 'export' || order === 'import'))
    await move(settings, order, file);
  else throw new SettingsError('it is started without arguments, or with: export FILE, import FILE.');
} catch (error) {
  process.stderr.write(`contact-pad gateway cannot start: ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function serve(settings: Settings): Promise<void> {
  const gateway = await createGateway(settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void end(gateway, settings.timing.drainMs);
    });
  }
  print(`contact-pad gateway listening on ${gateway.url}`);
  if (settings.demo) printDemo(settings, gateway.url);
}

async function move(
  { databaseUrl, dataDir }: Settings,
  order: 'export' | 'import',
  file: string,
): Promise<void> {
  const db = await openDb(databaseUrl ? { databaseUrl } : { dataDir });
  try {
    await migrate(db);
    const rows = await (order === 'export' ? exportTo(db, file) : importFrom(db, file));
    print(`${order}ed ${String(rows)} rows`);
  } finally {
    await db.close();
  }
}

async function end(gateway: Gateway, drainMs: number): Promise<void> {
  setTimeout(() => {
    process.exit(1);
  }, drainMs + END_MS).unref();
  await gateway.close();
  process.exit(0);
}

function printDemo(settings: Settings, url: string): void {
  print('Demo mode: no keys are set, so it listens on this machine only.');
  print(`  pages   ${url}/`);
  print(`  docs    ${url}/docs/`);
  print(`  sender  ${settings.senderKeys.map(({ key }) => key).join(', ')}`);
  print(`  admin   ${settings.adminKey}`);
  print(`  agents  ${Object.keys(DEMO_AGENTS).join(', ')}; tokens from ${url}/demo/token?agent=anna`);
}

/** What the operator can do something about gets its sentence; the rest also says where it failed. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  if (code === 'EADDRINUSE') return 'the port is in use; choose another PORT.';
  const known = [SettingsError, DirectoryInUse, SchemaMismatch, StoreUnavailable, TransferRefused];
  return known.some((type) => error instanceof type) ? error.message : (error.stack ?? error.message);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
