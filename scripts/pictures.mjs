// Takes the pictures of docs/pictures from the real CRM page: `node --import tsx scripts/pictures.mjs` after a build.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { AgentWindow } from '../test/support/e2e-agent.ts';
import { GatewayProcess } from '../test/support/e2e-gateway.ts';
import { workItem } from '../test/support/e2e-work-items.ts';
import { CHROME_ARGS, chromePath } from './browsers.mjs';

const FOLDER = 'docs/pictures';
/** How long the agent has worked already, so that the timers look like an ordinary day, in milliseconds. */
const WORKED_MS = Number(process.env.WORKED_MS ?? 75_000);

const PICTURES = [
  { name: 'light', colorScheme: 'light', width: 1280, height: 800 },
  { name: 'dark', colorScheme: 'dark', width: 1280, height: 800 },
  { name: 'narrow', colorScheme: 'light', width: 320, height: 640 },
  { name: 'wide', colorScheme: 'light', width: 1440, height: 800, padWidth: 900 },
];

const ITEMS = [
  {
    item: {
      contact: 'Omar Haddad',
      address: 'omar@example.test',
      subject: 'Damage report, car ABC 123',
      entrance: 'claims',
      workitem: 'Confirm that the repair may begin.',
      record: { url: '/demo/record.html?id=8802', label: 'Claim 8802' },
      data: { cid: '8802', amount: '14200' },
    },
    file: ['fax.png', 'image/png'],
  },
  {
    item: {
      workitem: 'Listen to the message and decide. Rules: https://bank.example.test/rules/manual-evaluation',
      data: { cid: '4711', product: 'car', amount: '214000', term: '48', verified: 'false' },
    },
    file: ['message.wav', 'audio/wav'],
  },
];

const OFFER = {
  contact: 'Mei Tanaka',
  address: '+81300000000',
  subject: 'Missing signature',
  record: { url: '/demo/record.html?id=4713', label: 'Loan 4713' },
  data: { cid: '4713', product: 'house' },
};

const dataDir = mkdtempSync(join(tmpdir(), 'contact-pad-pictures-'));
const gateway = new GatewayProcess(dataDir, { OFFER_MS: '20000' });
const browser = await chromium.launch({ executablePath: chromePath(), args: CHROME_ARGS });
try {
  await gateway.start();
  await takeAll();
} finally {
  await browser.close();
  await gateway.kill9();
  rmSync(dataDir, { recursive: true, force: true });
}

async function takeAll() {
  const windows = [];
  for (const picture of PICTURES) windows.push(await open(picture));
  const [{ window: first }] = windows;
  await first.choose('Ready');
  for (const { item, file } of ITEMS) {
    await post(item, file);
    await first.accept(item.contact ?? 'Eva Lind');
  }
  for (const { window } of windows) {
    await window.cards.filter({ hasText: 'Omar Haddad' }).getByRole('button').click();
    await window.cards.filter({ hasText: 'Eva Lind' }).getByRole('button').click();
    await window.page.mouse.move(0, 0);
  }
  await pause(WORKED_MS);
  await gateway.post(workItem(OFFER));
  mkdirSync(FOLDER, { recursive: true });
  for (const { picture, window } of windows) {
    await window.page.bringToFront();
    await window.offer(OFFER.contact).waitFor();
    await window.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    await window.page.screenshot({ path: `${FOLDER}/${picture.name}.png` });
  }
}

async function post(item, [name, type]) {
  const href = await gateway.upload(name, type, readFileSync(`demo/files/${name}`));
  await gateway.post(workItem({ ...item, attachments: [{ name, type, href }] }));
}

/** A window of the agent as that picture wants it. */
async function open(picture) {
  const { colorScheme, width, height, padWidth } = picture;
  const viewport = { width, height };
  const context = await browser.newContext({
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  if (padWidth)
    await context.addInitScript((wide) => localStorage.setItem('northbank.pad-width', wide), padWidth);
  const window = await AgentWindow.open(context, gateway.url, 'anna');
  return { picture, window };
}
