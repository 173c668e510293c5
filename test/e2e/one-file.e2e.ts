import { expect, test } from '../support/e2e-fixtures.js';

test.use({ onlyPages: true });

test('the one file has calls; their library is loaded beside it when a line connects', async ({
  gateway,
  context,
}) => {
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${gateway.url}/docs/glossary.html`);
  // What a page without a build step does.
  const link = await page.evaluate(
    async (server) => {
      const { Pad, sip } = await import(String('/dist/contact-pad.bundle.js'));
      const pad = new Pad({ adapter: sip({ server, uri: 'sip:anna@pad.test', password: 'secret' }) });
      const down = new Promise((resolve) => {
        pad.subscribe(() => {
          const { state } = pad.state.sources.sip?.link ?? {};
          if (state === 'down') resolve(state);
        });
      });
      pad.connect().catch(() => undefined);
      const state = await down;
      await pad.disconnect();
      return state;
    },
    gateway.url.replace('http', 'ws'),
  );
  expect(link).toBe('down');
  expect(asked.filter((path) => path.startsWith('/dist/'))).toEqual([
    '/dist/contact-pad.bundle.js',
    '/dist/contact-pad.voice.js',
  ]);
});
