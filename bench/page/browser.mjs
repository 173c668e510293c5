// One headless Chromium, and what the DevTools protocol knows of its pages.
import { chromium } from '@playwright/test';
import { CHROME_ARGS, chromePath } from '../../scripts/browsers.mjs';

const ARGS = [...CHROME_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'];

/** Starts it; `open` gives a page that shows a path, in a context of its own or in that of the page `beside` it. */
export async function startBrowser(url) {
  const browser = await chromium.launch({ executablePath: chromePath(), args: ARGS });
  const open = async (path, { slowdown = 1, beside } = {}) => {
    const context = beside?.context ?? (await browser.newContext({ viewport: { width: 1000, height: 800 } }));
    const page = await context.newPage();
    const failures = [];
    page.on('pageerror', (error) => failures.push(error));
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slowdown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${url}${path}`);
    return new BenchPage(page, devtools, failures);
  };
  return { open, close: () => browser.close() };
}

/** A page with `window.bench`. */
class BenchPage {
  #page;
  #devtools;
  #failures;

  constructor(page, devtools, failures) {
    this.#page = page;
    this.#devtools = devtools;
    this.#failures = failures;
  }

  get context() {
    return this.#page.context();
  }

  /** Calls a measurement of the page; throws what the page threw meanwhile. */
  async call(name, argument) {
    await this.#page.waitForFunction(() => window.bench !== undefined);
    const result = await this.#page.evaluate(([what, given]) => window.bench[what](given), [name, argument]);
    if (this.#failures.length > 0) throw this.#failures[0];
    return result;
  }

  /** How long the module of a `/load` page took, in milliseconds. */
  loading() {
    return this.#page.evaluate(() => window.loading);
  }

  /** Seconds that the main thread has worked, and how many listeners, nodes and bytes there are. */
  async metrics() {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** The same after all that can be freed has been. */
  async metricsAfterCollection() {
    for (let time = 0; time < 3; time += 1) await this.#devtools.send('HeapProfiler.collectGarbage');
    return this.metrics();
  }

  close() {
    return this.context.close();
  }
}
