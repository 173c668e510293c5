import type { Locator } from '@playwright/test';
import type { AgentWindow } from '../support/e2e-agent.js';
import { expect, test } from '../support/e2e-fixtures.js';

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
}

async function post(url: string, key: string, body: object): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${await response.text()}`);
  return response;
}

function log({ pad }: AgentWindow): Locator {
  return pad.getByRole('log').filter({ visible: true });
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

  await expect(log(anna).getByText('May I pay my loan back?')).toBeVisible();
  await expect(anna.pad.getByText('Eva Lind waits for your answer')).toBeVisible();
  const field = anna.pad.getByRole('textbox', { name: 'Message to Eva Lind' });
  await field.fill('You may.');
  await field.press('Enter');
  await expect(log(anna).getByText('You may.')).toBeVisible();
  await expect(anna.pad.getByText('Eva Lind waits for your answer')).toHaveCount(0);
  await eva.write('Thank you!');
  await expect(log(anna).getByText('Thank you!')).toBeVisible();

  await eva.leave();

  await expect(anna.pad.getByText('Eva Lind ended the session.')).toBeVisible();
  await expect(field).toBeHidden();
  await expect(log(anna).getByText('You may.')).toBeVisible();
});
