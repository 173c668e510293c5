import { defineConfig } from '@playwright/test';
import { CHROME_ARGS, engines, firefoxPath, headlessPath } from './scripts/browsers.mjs';
import { keepDataInMemory } from './scripts/test-data.mjs';

keepDataInMemory();

/** Firefox ESR through BiDi does what every flow needs once, and what tabs are to each other; the rest is Chromium's. */
const FIREFOX_FILES = ['main-job.e2e.ts', '**/tabs.e2e.ts'];

const projects = {
  chromium: {
    name: 'chromium',
    use: {
      browserName: 'chromium' as const,
      launchOptions: { executablePath: headlessPath() ?? '', args: [...CHROME_ARGS, '--mute-audio'] },
    },
  },
  firefox: {
    name: 'firefox',
    testMatch: FIREFOX_FILES,
    use: {
      browserName: 'firefox' as const,
      channel: 'moz-firefox',
      launchOptions: {
        executablePath: firefoxPath() ?? '',
        firefoxUserPrefs: { 'media.autoplay.default': 0, 'media.volume_scale': '0.0' },
      },
    },
  },
};

export default defineConfig({
  testDir: 'test/e2e',
  // The long tier, `npm run soak`, has its own.
  testMatch: process.env['SOAK'] ? '*.soak.ts' : '*.e2e.ts',
  globalSetup: './test/support/e2e-setup.ts',
  outputDir: 'test-results',
  // A test waits more than it works: two at a time fill two cores, and the long tier waits longer.
  workers: process.env['SOAK'] ? 4 : 2,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  // Traces cost a quarter of all work: `--trace on` for a flow that is to be looked at.
  use: { locale: 'en-GB', trace: 'off' },
  projects: engines().flatMap((name) => projects[name as keyof typeof projects] ?? []),
});
