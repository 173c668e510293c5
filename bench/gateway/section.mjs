// The gateway: a real process on each engine, the load in another one; all share the machine's cores.
import { existsSync } from 'node:fs';
import { register } from 'tsx/esm/api';

/** @param {{ quick: boolean, add: (row: import('../table.mjs').Row) => void }} run */
export async function measure(run) {
  if (!existsSync('dist/core/index.js') || !existsSync('gateway/dist/main.js'))
    throw new Error('Something is not built: run `npm run build` first.');
  register();
  const { measureIntake } = await import('./intake.mjs');
  const { measureOffers } = await import('./offers.mjs');
  const { measureDirectory } = await import('./directory.mjs');
  for (const engine of ['PostgreSQL', 'embedded']) await measureIntake(engine, run);
  for (const engine of ['PostgreSQL', 'embedded']) await measureOffers(engine, run);
  for (const engine of ['PostgreSQL', 'embedded']) await measureDirectory(engine, run);
}
