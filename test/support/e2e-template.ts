/** Data directories to start from: a first start takes seconds, a copy of one that was started does not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayProcess } from './e2e-gateway.js';

/** How long an offer waits, in milliseconds: until somebody answers, or so short that a test can wait for its end. */
export const OFFER_MS = { patient: 120_000, short: 2_500 } as const;

/** Which kind of entrances a gateway starts with. */
export type Offers = keyof typeof OFFER_MS;

const FOLDER = 'CONTACT_PAD_E2E_TEMPLATES';

/** The data directory to copy for a gateway whose offers are of that kind. */
export function templateOf(offers: Offers): string {
  return join(process.env[FOLDER] ?? '', offers);
}

/** Playwright's global set-up: makes the templates, and removes them when all is over. */
export default async function makeTemplates(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-pad-e2e-'));
  process.env[FOLDER] = folder;
  for (const [offers, ms] of Object.entries(OFFER_MS)) {
    const first = new GatewayProcess(join(folder, offers), { OFFER_MS: String(ms) });
    await first.start();
    await first.stop();
  }
  return () => rm(folder, { recursive: true, force: true });
}
