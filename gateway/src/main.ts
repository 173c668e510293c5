#!/usr/bin/env node
/** The gateway as a process: settings from the environment, one line when ready, a clean end on SIGTERM and SIGINT. */
import { readSettings, SettingsError } from './config.js';
import type { Settings } from './config.js';
import { StoreUnavailable } from './db/db.js';
import { DirectoryInUse } from './db/directory-lock.js';
import { SchemaMismatch } from './db/migrate.js';
import { DEMO_AGENTS } from './demo-seed.js';
import { createGateway } from './server.js';
import type { Gateway } from './server.js';

/** How long a clean end may take, in milliseconds. */
const END_MS = 10_000;

try {
  const settings = readSettings(process.env);
  const gateway = await createGateway(settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void end(gateway);
    });
  }
  print(`contact-pad gateway listening on ${gateway.url}`);
  if (settings.demo) printDemo(settings, gateway.url);
} catch (error) {
  process.stderr.write(`contact-pad gateway cannot start: ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function end(gateway: Gateway): Promise<void> {
  setTimeout(() => {
    process.exit(1);
  }, END_MS).unref();
  await gateway.close();
  process.exit(0);
}

function printDemo(settings: Settings, url: string): void {
  print('Demo mode: no keys are set, so it listens on this machine only.');
  print(`  pages   ${url}/`);
  print(`  sender  ${settings.senderKeys.map(({ key }) => key).join(', ')}`);
  print(`  admin   ${settings.adminKey}`);
  print(`  agents  ${Object.keys(DEMO_AGENTS).join(', ')}; tokens from ${url}/demo/token?agent=anna`);
}

/** What the operator can do something about gets its sentence; the rest also says where it failed. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  if (code === 'EADDRINUSE') return 'the port is in use; choose another PORT.';
  const known = [SettingsError, DirectoryInUse, SchemaMismatch, StoreUnavailable];
  return known.some((type) => error instanceof type) ? error.message : (error.stack ?? error.message);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
