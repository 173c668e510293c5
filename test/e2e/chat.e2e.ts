import { expect, test } from '../support/e2e-fixtures.js';
import { message, transcript } from '../support/e2e-talk.js';

/** The customer's side of a chat, as a page's own server and then the page speak to the gateway. */
class Customer {
  readonly #url: string;
  readonly #token: string;
  #written = 0;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async open(gateway: string, id: string): Promise<Customer> {
    const body = { id, name: 'Eva Lind', subject: 'Question about my loan', entrance: 'loans' };
    const response = await post(`${gateway}/v1/chats`, 'demo-sender', body);
    const { id: chat, token } = (await response.json()) as { id: string; token: string };
    return new Customer(`${gateway}/v1/chats/${chat}`, token);
  }

  async write(text: string): Promise<void> {
    this.#written += 1;
    await post(`${this.#url}/messages`, this.#token, { id: `m${this.#written}`, text });
  }

  async leave(): Promise<void> {
    await post(`${this.#url}/end`, this.#token, {});
  }

  /** The page has the entries up to that number. */
  async receives(number: number): Promise<void> {
    await post(`${this.#url}/received`, this.#token, { number });
  }

  /** The page is open; gives what closes it. */
  async looks(): Promise<() => void> {
    const page = new AbortController();
    const headers = { authorization: `Bearer ${this.#token}` };
    const response = await fetch(`${this.#url}/events`, { headers, signal: page.signal });
    if (!response.ok) throw new Error(`the events were answered ${response.status}`);
    return () => {
      page.abort();
    };
  }
}

async function post(url: string, key: string, body: object): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${await response.text()}`);
  return response;
}

test('a customer chats: what was written before is there, the answer is timed, and either side ends it', async ({
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const eva = await Customer.open(gateway.url, 'chat-1');
  await eva.write('Hello');
  await eva.write('May I pay my loan back?');

  await anna.accept('Eva Lind', 'Chat');

  await expect(transcript(anna).getByText('May I pay my loan back?')).toBeVisible();
  await expect(anna.pad.getByText('Eva Lind waits for your answer')).toBeVisible();
  const field = message(anna);
  await field.fill('You may.');
  await field.press('Enter');
  await expect(transcript(anna).getByText('You may.')).toBeVisible();
  await expect(anna.pad.getByText('Eva Lind waits for your answer')).toHaveCount(0);
  await expect(transcript(anna).getByRole('img', { name: 'Sent' })).toBeVisible();
  await eva.receives(4);
  await expect(transcript(anna).getByRole('img', { name: 'Delivered' })).toBeVisible();
  await eva.write('Thank you!');
  await expect(transcript(anna).getByText('Thank you!')).toBeVisible();

  await eva.leave();

  await expect(anna.pad.getByText('Eva Lind ended the session.')).toBeVisible();
  await expect(field).toBeHidden();
  await expect(transcript(anna).getByText('You may.')).toBeVisible();
});

test.describe('a customer whose page is closed', () => {
  test.use({ settings: { CHAT_AWAY_MS: '3000' } });

  test('has left after a while, and not when it is loaded again before', async ({ gateway, openReady }) => {
    const anna = await openReady('anna');
    const eva = await Customer.open(gateway.url, 'chat-2');
    const close = await eva.looks();
    await anna.accept('Eva Lind', 'Chat');
    close();
    const closeAgain = await eva.looks();
    await eva.write('I am back');
    await expect(transcript(anna).getByText('I am back')).toBeVisible();

    closeAgain();

    await expect(anna.pad.getByText('Eva Lind ended the session.')).toBeVisible();
    await expect(transcript(anna).getByText('Eva Lind left')).toBeVisible();
  });
});

test('the page of the customer in the demo goes on after it was loaded again, and tells what has arrived', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html#chat`);
  await page.getByRole('button', { name: 'A customer with a question' }).click();
  await anna.accept('Mei Tanaka', 'Chat');
  const chat = page.getByRole('region', { name: 'Chat as Mei Tanaka' });
  await chat.getByRole('textbox', { name: 'Message' }).fill('Hello');
  await chat.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(transcript(anna).getByText('Hello')).toBeVisible();

  await page.reload();

  await expect(chat.getByText('Hello')).toBeVisible();
  const field = message(anna);
  await field.fill('Good morning');
  await field.press('Enter');
  await expect(chat.getByText('Good morning')).toBeVisible();
  await expect(transcript(anna).getByRole('img', { name: 'Delivered' })).toBeVisible();
});

test('what a customer writes while the gateway is away is shown as on its way, and arrives once and in order', async ({
  context,
  gateway,
  openReady,
}) => {
  const anna = await openReady('anna');
  const page = await context.newPage();
  await page.goto(`${gateway.url}/demo/customer.html#chat`);
  await page.getByRole('button', { name: 'A customer with a question' }).click();
  await anna.accept('Mei Tanaka', 'Chat');
  const chat = page.getByRole('region', { name: 'Chat as Mei Tanaka' });
  const underWay = chat.getByRole('list', { name: 'On its way' }).getByRole('listitem');
  await expect(transcript(anna)).toBeVisible();
  await gateway.kill9();
  const field = chat.getByRole('textbox', { name: 'Message' });
  for (const text of ['Are you there?', 'I wait']) {
    await field.fill(text);
    await field.press('Enter');
  }
  await expect(underWay).toHaveText([/Sending.*Are you there/, /Sending.*I wait/]);

  await gateway.start();

  await expect(underWay).toHaveCount(0);
  await expect(chat.locator('.text')).toHaveText(['Are you there?', 'I wait']);
  await anna.sees('up');
  await expect(transcript(anna)).toContainText(/Are you there\?.*I wait/s);
});
