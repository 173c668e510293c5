/** Playwright's global set-up: the store that gateways start from is made once, before any flow waits for one. */
import { embeddedEngine } from '../../gateway/test/support/engines.js';

/** Makes it where this version of it is not there yet. */
export default async function makeStore(): Promise<void> {
  const { remove } = await embeddedEngine.prepare();
  await remove();
}
