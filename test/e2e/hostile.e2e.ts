import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

const doctype = (declarations: string): string =>
  `<!DOCTYPE workItem [${declarations}]>${workItem({ subject: 'PLACE' }).replace('PLACE', '&x;')}`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** One of each kind; the gateway's own tests hold the long list. */
const HOSTILE_XML: readonly [string, string | Uint8Array][] = [
  ['an external entity', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')],
  ['an entity over the network', doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')],
  ['an entity bomb', doctype(`<!ENTITY l0 "lol">${laughs}<!ENTITY x "&l9;">`)],
  ['100,000 levels', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
  ['12 MB of text', workItem({ workitem: 'x'.repeat(12_000_000) })],
  ['80,000 attributes', `<workItem ${Array.from({ length: 80_000 }, (_, n) => `a${n}=""`).join(' ')}/>`],
  [
    'UTF-16 that says UTF-8',
    Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?>${workItem()}`, 'utf16le'),
  ],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0, 1, 2])],
  ['a NUL', workItem({ subject: 'a\0b' })],
  ['nothing', ''],
];

test('hostile XML is refused, and the pad and the gateway go on working', async ({ gateway, openAgent }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');

  for (const [name, body] of HOSTILE_XML) {
    await test.step(name, async () => {
      const answer = await gateway.post(body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(['MALFORMED', 'INVALID', 'TOO_LARGE']).toContain(answer.attributes['code']);
      expect(answer.text).not.toContain('root:');
    });
  }

  expect(await gateway.items()).toEqual([]);
  await gateway.post(workItem());
  await anna.accept('Eva Lind');
  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
});

const SCRIPT = '<script>alert(1)</script>';
const IMAGE = '<img src="https://tracker.example.test/x.gif" onerror="alert(2)">';
const NAME = '<svg onload=alert(3)>';

test('hostile data is shown as text and asks for nothing', async ({ gateway, openAgent, watch }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  await gateway.post(
    workItem({
      from: SCRIPT,
      subject: IMAGE,
      contact: NAME,
      address: 'javascript:alert(4)',
      workitem: `javascript:alert(5) data:text/html,${SCRIPT} https://tracker.example.test/click`,
      record: { url: `/demo/record.html?id=${encodeURIComponent(SCRIPT)}`, label: IMAGE },
      data: {
        cid: IMAGE,
        page: 'javascript:alert(6)',
        __proto__x: '{"polluted":true}',
        constructor: SCRIPT,
        long: 'wide'.repeat(900),
      },
    }),
  );
  await expect(anna.offers.getByText(NAME).first()).toBeVisible();
  await expect(anna.offers.getByText(IMAGE).first()).toBeVisible();
  await anna.offers.getByRole('button', { name: 'Accept' }).click();
  await expect(anna.cards).toHaveCount(1);

  await expect(anna.pad.getByRole('heading', { name: NAME })).toBeVisible();
  await expect(anna.pad.getByText('javascript:alert(6)')).toBeVisible();
  await expect(anna.page.getByRole('tabpanel').getByText(SCRIPT).first()).toBeVisible();
  const addresses = await anna.page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
  expect(new Set(addresses.filter((protocol) => protocol !== 'http:'))).toEqual(new Set(['https:']));
  expect(await anna.pad.locator('script, img, svg[onload], [onerror]').count()).toBe(0);
  const wide = await anna.pad.evaluate((pad) => pad.scrollWidth > pad.clientWidth);
  expect(wide).toBe(false);
  expect(watch.foreignRequests).toEqual([]);
});

test('a record address that is none of the web is refused', async ({ gateway }) => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'JaVaScRiPt:alert(1)'])
    expect((await gateway.post(workItem({ record: { url, label: 'x' } }))).attributes['code']).toBe(
      'INVALID',
    );
  expect(await gateway.items()).toEqual([]);
});

test('a record in another system is not loaded before the agent opens it', async ({
  gateway,
  openAgent,
  watch,
}) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  await gateway.post(workItem({ record: null, workitem: 'https://bank.example.test/case/4711' }));
  await anna.accept('Eva Lind');

  const panel = anna.page.getByRole('tabpanel');
  await expect(panel.getByText('This record is kept in another system')).toBeVisible();
  const link = panel.getByRole('link', { name: 'https://bank.example.test/case/4711' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(watch.foreignRequests).toEqual([]);
});

test('files that could run are offered for download only', async ({ gateway, openAgent }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  const page = Buffer.from('<script>parent.alert(1)</script>');
  const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(2)"/>');
  const attachments = [
    { name: 'page.html', type: 'text/html', href: await gateway.upload('page.html', 'text/html', page) },
    {
      name: 'picture.svg',
      type: 'image/svg+xml',
      href: await gateway.upload('picture.svg', 'image/svg+xml', picture),
    },
    {
      name: 'not-a.pdf',
      type: 'application/pdf',
      href: await gateway.upload('not-a.pdf', 'application/pdf', page),
    },
  ];
  await gateway.post(workItem({ attachments }));
  await anna.accept('Eva Lind');

  await expect(anna.pad.getByText('This kind of file cannot be shown here.')).toHaveCount(2);
  await expect(anna.pad.getByRole('button', { name: 'Download' })).toHaveCount(3);
  const download = anna.page.waitForEvent('download');
  await anna.pad.getByRole('button', { name: 'Download' }).first().click();
  expect((await download).suggestedFilename()).toBe('page.html');
});

test('markup and script that got into the page by a mistake would be stopped, and heard of', async ({
  openAgent,
  watch,
}) => {
  watch.expect(/policy violated|TrustedHTML|TrustedScript/);
  const { page } = await openAgent('anna');

  const markup = page.evaluate(() => {
    document.createElement('div').innerHTML = '<img src=x onerror="alert(1)">';
  });
  await expect(markup).rejects.toThrow(/TrustedHTML/);
  const script = page.evaluate(() => {
    document.createElement('script').textContent = 'alert(2)';
  });
  await expect(script).rejects.toThrow(/TrustedScript/);

  await expect.poll(() => watch.faults.filter((fault) => fault.includes('policy violated')).length).toBe(2);
});
