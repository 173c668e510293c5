import type { Locator } from '@playwright/test';
import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { begin, invite, message, transcript } from '../support/e2e-talk.js';

/** What stands beside the name of the open interaction. */
function status({ pad }: AgentWindow): Locator {
  return pad.locator('pad-panel:not([hidden]) header .phase');
}

/** Writes it. What a cut held back goes when the agent says so. */
async function write(agent: AgentWindow, text: string): Promise<void> {
  const field = message(agent);
  await field.fill(text);
  await expect(async () => {
    await sendOn(agent.pad);
    await field.press('Enter');
    await expect(field).toHaveValue('', { timeout: 1_000 });
  }).toPass();
}

/** Sends on what waits since a cut, and asks again for what nobody answered. */
async function sendOn(pad: Locator): Promise<void> {
  const waiting = pad.getByRole('alert').getByRole('button', { name: 'Send', exact: true });
  const unknown = pad.getByRole('button', { name: 'Ask again' });
  for (const button of [unknown, waiting])
    if (await button.filter({ visible: true }).count())
      await button.filter({ visible: true }).first().click();
}

/** All that was written in what is open has been sent. */
async function allSent({ pad }: AgentWindow): Promise<void> {
  await expect(async () => {
    await sendOn(pad);
    await expect(pad.locator('.ghost').filter({ visible: true })).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

test('two agents write to each other: invited, accepted, said, ended and put away', async ({ openReady }) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');

  await invite(anna, 'Bo Ek');
  await expect(anna.pad.getByText('Waiting for Bo Ek…').filter({ visible: true })).toBeVisible();
  await bo.accept('Anna Berg', 'Instant message');
  await expect(status(anna)).toHaveText('bo Connected');
  await expect(status(bo)).toHaveText('anna Connected');

  await write(anna, 'Are you there?');
  await expect(transcript(bo).getByText('Are you there?')).toBeVisible();
  await write(bo, 'Yes, see https://bank.example.test/');
  await expect(transcript(anna).getByRole('link')).toHaveAttribute('href', 'https://bank.example.test/');
  await expect(transcript(anna).getByText('anna', { exact: true })).toBeVisible();
  await expect(transcript(anna).getByRole('img', { name: 'Delivered' })).toBeVisible();

  await bo.action('End Session').click();
  await expect(status(bo)).toHaveText('anna Ended');
  await expect(anna.pad.getByText('Bo Ek ended the session.').filter({ visible: true })).toBeVisible();
  await expect(transcript(anna).getByText('Are you there?')).toBeVisible();
  for (const agent of [anna, bo]) {
    await agent.action('Mark Done').click();
    await expect(agent.cards).toHaveCount(0);
  }
});

test('an invitation that is rejected tells the sender', async ({ openReady }) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');
  await invite(anna, 'Bo Ek');

  await bo.reject('Anna Berg', 'Instant message');

  await expect(anna.pad.getByText('Bo Ek rejected the invitation.').filter({ visible: true })).toBeVisible();
  await expect(bo.cards).toHaveCount(0);
  await anna.finds('The invitation was rejected.');
});

test('killed in the middle of a session: nothing is lost, nothing comes twice, and it goes on', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const bo = await openReady('bo');
  await invite(anna, 'Bo Ek');
  await bo.accept('Anna Berg', 'Instant message');
  await expect(status(anna)).toHaveText('bo Connected');
  for (const text of ['one', 'two', 'three']) await write(anna, text);
  await expect(transcript(bo).getByText('three', { exact: true })).toBeVisible();

  await gateway.crash(anna, bo);

  await write(bo, 'four');
  await expect(transcript(anna).getByText('four', { exact: true })).toBeVisible();
  for (const agent of [anna, bo])
    await expect(transcript(agent).locator('.entry .text')).toHaveText(['one', 'two', 'three', 'four']);
});

test('three agents write while the gateway is killed: every message once, in the order of its writer', async ({
  gateway,
  openReady,
}) => {
  test.slow();
  const [anna, bo, chen] = [await openReady('anna'), await openReady('bo'), await openReady('chen')];
  const others = [
    { id: 'bo', name: 'Bo Ek', window: bo },
    { id: 'chen', name: 'Chen Wei', window: chen },
  ];
  for (const { name, window } of others) {
    await invite(anna, name);
    await window.accept('Anna Berg', 'Instant message');
    await expect(status(window)).toHaveText('anna Connected');
  }
  // The words that the link is gone move the list: a press in that moment meets nothing, as an agent sees too.
  const open = (name: string): Promise<void> =>
    expect(async () => {
      await anna.cards.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await expect(message(anna)).toHaveAccessibleName(`Message to ${name}`, { timeout: 1_000 });
    }).toPass();
  const writeAll = async (window: AgentWindow, lines: readonly string[]): Promise<void> => {
    for (const line of lines) await write(window, line);
  };
  const lines = (who: string, from: number): string[] => [0, 1, 2].map((n) => `${who} ${from + n}`);
  const annaWrites = async (from: number): Promise<void> => {
    for (const { id, name } of others) {
      await open(name);
      await writeAll(anna, lines(`to ${id}`, from));
    }
  };

  for (const from of [1, 4]) {
    const writing = Promise.all([
      annaWrites(from),
      ...others.map(({ id, window }) => writeAll(window, lines(id, from))),
    ]);
    if (from > 1) await gateway.crash(anna, bo, chen);
    await writing;
  }

  for (const { id, name, window } of others) {
    await open(name);
    await allSent(anna);
    await allSent(window);
    const seen = transcript(window).locator('.entry .text');
    await expect(seen).toHaveCount(12);
    const texts = await seen.allTextContents();
    for (const who of [id, `to ${id}`])
      expect(texts.filter((text) => text.startsWith(`${who} `))).toEqual([
        ...lines(who, 1),
        ...lines(who, 4),
      ]);
    await expect(transcript(anna).locator('.entry .text')).toHaveText(texts);
  }
});

test.describe('an invitation that nobody looks at', () => {
  test.use({ settings: { IM_NOTICE_MS: '1500', IM_WAIT_MS: '60000' } });

  test('goes from sight, stays in the list with a mark, and is joined from there', async ({ openReady }) => {
    const anna = await openReady('anna');
    const bo = await openReady('bo');
    await Promise.all([bo.offer('Anna Berg', 'Instant message').waitFor(), invite(anna, 'Bo Ek')]);

    await expect(bo.offers).toHaveCount(0);
    await expect(bo.cards.getByRole('button')).toHaveAccessibleName(
      'Anna Berg, Instant message, Pending, New',
    );
    await expect(anna.pad.getByText('Waiting for Bo Ek…').filter({ visible: true })).toBeVisible();

    await bo.cards.getByRole('button', { name: /^Anna Berg/ }).click();

    await expect(status(bo)).toHaveText('anna Connected');
    await expect(status(anna)).toHaveText('bo Connected');
    await write(bo, 'Sorry, I was away');
    await expect(transcript(anna).getByText('Sorry, I was away')).toBeVisible();
  });
});

test.describe('an invitation that nobody looks at in time', () => {
  test.use({ settings: { IM_NOTICE_MS: '700', IM_WAIT_MS: '2500' } });

  test('has ended when it is opened, and is marked done by both', async ({ openReady }) => {
    const anna = await openReady('anna');
    const bo = await openReady('bo');
    await invite(anna, 'Bo Ek');
    await expect(anna.pad.getByText('Bo Ek did not answer in time.').filter({ visible: true })).toBeVisible();

    await bo.cards.getByRole('button', { name: /^Anna Berg/ }).click();

    await expect(status(bo)).toHaveText('anna Ended');
    await expect(
      bo.pad.getByText('Anna Berg does not wait any more.').filter({ visible: true }),
    ).toBeVisible();
    for (const agent of [anna, bo]) {
      await agent.action('Mark Done').click();
      await expect(agent.cards).toHaveCount(0);
    }
  });
});

test('a consultation about an e-mail: the colleague learns of it with the first message, and whoever began it ends it', async ({
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');

  await begin(anna, anna.action('Start Consultation'), 'Bo Ek', 'Start Instant Message Consultation');
  await expect(status(anna)).toHaveText('bo Not Connected');
  await expect(bo.offers).toHaveCount(0);
  await write(anna, 'May I say yes to this one?');
  await expect(
    bo.offer('Anna Berg', 'Instant message').getByText('May I say yes to this one?'),
  ).toBeVisible();
  await bo.accept('Anna Berg', 'Instant message');

  await expect(status(anna)).toHaveText('bo Connected');
  await expect(transcript(bo).getByText('May I say yes to this one?')).toBeVisible();
  await write(bo, 'Yes');
  await expect(transcript(anna).getByText('Yes', { exact: true })).toBeVisible();
  await anna.cards.getByRole('button', { name: /^Eva Lind/ }).click();
  await anna.action('Release').click();
  await expect(bo.cards).toHaveText(/Anna Berg/);

  await anna.cards.getByRole('button', { name: /^Bo Ek/ }).click();
  await anna.action('End Session').click();
  await expect(status(anna)).toHaveText('bo Ended');
  await expect(status(bo)).toHaveText('anna Ended');
  await expect(transcript(anna).locator('.entry .text')).toHaveText(['May I say yes to this one?', 'Yes']);
  await anna.action('Mark Done').click();
  await expect(anna.cards.filter({ hasText: 'Bo Ek' })).toHaveCount(0);
});

test('a consultation that was never sent is put away, and nobody learns of it', async ({
  openReading,
  openReady,
}) => {
  const anna = await openReading('anna');
  const bo = await openReady('bo');
  await begin(anna, anna.action('Start Consultation'), 'Bo Ek', 'Start Instant Message Consultation');

  await anna.action('Mark Done').click();

  await expect(anna.cards).toHaveText([/Eva Lind/]);
  await expect(bo.offers).toHaveCount(0);
  await expect(bo.cards).toHaveCount(0);
});
