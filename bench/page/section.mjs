// The page: <contact-pad> against the same screen in hand-written DOM, in one browser, taking turns.
import { existsSync } from 'node:fs';
import { startBrowser } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { measureDirectory } from './directory.mjs';
import { measureEndurance } from './endurance.mjs';
import { measureLoading } from './loading.mjs';
import { measureRows } from './rows.mjs';
import { serve } from './serve.mjs';
import { measureStorage } from './storage.mjs';
import { measureTabs } from './tabs.mjs';
import { measureTranscript } from './transcript.mjs';

/** What can be measured alone. */
const PARTS = {
  rows: measureRows,
  loading: measureLoading,
  directory: measureDirectory,
  transcript: measureTranscript,
  tabs: measureTabs,
  storage: measureStorage,
  endurance: measureEndurance,
};

/** @param {{ quick: boolean, part?: string, add: (row: import('../table.mjs').Row) => void }} run */
export async function measure({ part, ...run }) {
  if (!existsSync('dist/index.js')) throw new Error('There is no dist: run `npm run build` first.');
  const parts = part === undefined ? Object.keys(PARTS) : [part];
  if (!parts.every((name) => Object.hasOwn(PARTS, name)))
    throw new Error(`No such part: ${part}. There are: ${Object.keys(PARTS).join(', ')}.`);
  const server = await serve(await bundle());
  const browser = await startBrowser(server.url);
  try {
    for (const name of parts) await PARTS[name](browser, run);
  } finally {
    await browser.close();
    server.close();
  }
}
