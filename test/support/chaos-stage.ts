/** The pages of the chaos tests: what runs in them is `chaos-page.ts`. */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { AgentTimes } from './chaos-page.js';

/** Any page of the gateway will do. */
const PAGE = '/demo/record.html';

/** What runs in the page of an agent, of the sources as they are. */
export async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('./chaos-page.ts', import.meta.url));
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, format: 'iife', write: false },
    // Whoever imports the element for its effect wants it.
    ignoreAnnotations: true,
  });
  return outputFiles[0]?.text ?? '';
}

/** The page of an agent, at that gateway or at the wire before it. */
export async function opened(page: Page, url: string, script: string): Promise<Page> {
  await page.goto(url + PAGE);
  await page.evaluate(script);
  return page;
}

/** The agent is logged in and works. */
export async function begin(page: Page, agent: string, times: AgentTimes): Promise<void> {
  await page.evaluate(
    async ([id, given]) => {
      window.agent = await window.begin(id, given);
      await window.agent.ask({ type: 'set-state', state: id === 'anna' ? 'ready' : 'not-ready' });
      window.agent.work();
    },
    [agent, times] as const,
  );
}
