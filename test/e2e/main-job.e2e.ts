import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../support/e2e-fixtures.js';
import { workItem } from '../support/e2e-work-items.js';

const MESSAGE = new URL('../../demo/files/message.wav', import.meta.url);

/** Stands where the sender could be called, and counts who calls. */
async function senderSide(): Promise<{ url: string; calls: () => number; close: () => void }> {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/loans`, calls: () => calls, close: () => server.close() };
}

test('a work item is offered, accepted, shown with its record and its voice message, and ended', async ({
  gateway,
  openAgent,
  watch,
}) => {
  const sender = await senderSide();
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  const href = await gateway.upload('message.wav', 'audio/wav', await readFile(MESSAGE));

  const answer = await gateway.post(
    workItem({
      from: sender.url,
      address: sender.url,
      workitem: sender.url,
      attachments: [{ name: 'message.wav', type: 'audio/wav', href }],
    }),
  );
  expect(answer.status).toBe(201);
  expect(answer.attributes['state']).toBe('queued');
  await expect(anna.offer('Eva Lind')).toBeVisible();
  await anna.accept('Eva Lind');

  await expect(anna.offers).toHaveCount(0);
  await expect(anna.cards).toHaveCount(1);
  await expect(anna.pad.getByRole('heading', { name: 'Eva Lind' })).toBeVisible();
  await expect(anna.tabs.and(anna.page.locator('[aria-selected=true]'))).toHaveText(/Loan 4711/);
  await expect(anna.page.getByRole('tabpanel').getByText('Payment plan under review')).toBeVisible();
  await expect(anna.pad.getByText('car', { exact: true }).first()).toBeVisible();

  const audio = anna.pad.locator('audio');
  await audio.focus();
  await anna.page.keyboard.press('Space');
  await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThan(0.2);

  await anna.done.click();
  await expect(anna.cards).toHaveCount(0);
  expect((await gateway.items()).map(({ state }) => state)).toEqual(['ended']);
  watch.expectEnding();
  await gateway.stop();
  expect(sender.calls()).toBe(0);
  sender.close();
});
