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

/** @param {{ quick: boolean, add: (row: import('../table.mjs').Row) => void }} run */
export async function measure(run) {
  if (!existsSync('dist/index.js')) throw new Error('There is no dist: run `npm run build` first.');
  const server = await serve(await bundle());
  const browser = await startBrowser(server.url);
  try {
    await measureRows(browser, run);
    await measureLoading(browser, run);
    await measureDirectory(browser, run);
    await measureTranscript(browser, run);
    await measureTabs(browser, run);
    await measureStorage(browser, run);
    await measureEndurance(browser, run);
  } finally {
    await browser.close();
    server.close();
  }
}
