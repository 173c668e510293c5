import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { PadError } from 'contact-pad/core';
import type { Command } from 'contact-pad/core';
import type { Position } from 'contact-pad/protocol';
import { AgentClient } from '../support/agent-client.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { ChatPage, im, told, transcript } from '../support/talk.js';
import { offerOf, withoutGaps } from '../support/team.js';
import { until } from '../support/until.js';

const TIMING = { LEASE_MS: '500', TICK_MS: '100', GRACE_MS: '600000', LOG_LEVEL: 'error' };

/** How many messages each of them writes. */
const EACH = 25;

/** Somebody's window: it comes back after every break, and sends again what nobody answered. */
class Window {
  client: AgentClient;
  readonly #gateway: GatewayProcess;
  readonly #agent: string;
  readonly #before: AgentClient[] = [];
  readonly #breaks = new EventEmitter();

  private constructor(gateway: GatewayProcess, agent: string, client: AgentClient) {
    this.#gateway = gateway;
    this.#agent = agent;
    this.client = client;
  }

  static async open(gateway: GatewayProcess, agent: string): Promise<Window> {
    return new Window(gateway, agent, await connect(gateway, agent));
  }

  /** Everything that was told of an interaction, over all sockets. */
  entries(interaction: string): { readonly number: number; readonly text: string }[] {
    return [...this.#before, this.client].flatMap((client) => told(client, interaction));
  }

  async resume(): Promise<void> {
    const { client } = this;
    this.client = await connect(this.#gateway, this.#agent, client.position);
    this.#before.push(client);
    withoutGaps(client, this.client);
    this.#breaks.emit('resumed');
  }

  /** Sends a command until it is answered. */
  async command(command: Command): Promise<void> {
    for (;;) {
      const settled = new AbortController();
      const { signal } = settled;
      const answer = this.client.command(command).catch(() => 'lost' as const);
      const broken = once(this.#breaks, 'resumed', { signal }).then(
        () => 'lost' as const,
        () => 'lost' as const,
      );
      const result = await Promise.race([answer, broken]);
      settled.abort();
      if (result === undefined) return;
      if (result !== 'lost') throw new PadError(result.code, result.message);
    }
  }

  terminate(): void {
    this.client.terminate();
  }
}

async function connect(gateway: GatewayProcess, agent: string, resume?: Position): Promise<AgentClient> {
  const url = gateway.address ?? '';
  const response = await fetch(`${url}/demo/token?agent=${agent}`);
  const { token } = (await response.json()) as { token: string };
  return AgentClient.connect(url, { token, ...(resume ? { resume } : {}) });
}

/** The page tries again with the same id until it is answered. */
async function insist(page: ChatPage, text: string): Promise<void> {
  const id = randomUUID();
  for (const end = Date.now() + 240_000; Date.now() < end;) {
    const said = await page.say(text, id).catch(() => undefined);
    if (said?.status === 201 || said?.status === 200) return;
    await delay(said?.status === 429 ? 1_000 : 20);
  }
  throw new Error('the page was not answered');
}

const lines = (who: string): string[] => Array.from({ length: EACH }, (_, index) => `${who} ${index}`);

/** Once some of it is written, which is less than half. */
async function killAmid(
  gateway: GatewayProcess,
  interaction: string,
  windows: readonly [Window, ...Window[]],
): Promise<void> {
  await until(() => windows[0].entries(interaction).length > 10, 60_000);
  await gateway.kill();
  await gateway.start();
  for (const window of windows) await window.resume();
}

/** All that was written, once, and what one of them wrote in the order in which they wrote it. */
function complete(texts: readonly string[], ...writers: readonly string[]): void {
  for (const who of writers)
    assert.deepEqual(
      texts.filter((text) => text.startsWith(`${who} `)),
      lines(who),
    );
}

for (const engine of engines) {
  describe(`a gateway on ${engine.name} that is killed while people write`, () => {
    it('loses no message between agents, doubles none, and keeps their order', async () => {
      const { settings, remove } = await engine.prepare();
      const gateway = new GatewayProcess(settings, TIMING);
      await gateway.start();
      const [anna, bo] = [await Window.open(gateway, 'anna'), await Window.open(gateway, 'bo')];
      try {
        for (const { client } of [anna, bo]) await client.command({ type: 'set-state', state: 'not-ready' });
        await anna.client.command({ type: 'start-im', target: 'bo' });
        const [sent, got] = [await im(anna.client, 'establishing'), await im(bo.client, 'offered')];
        const { id: offer } = await offerOf(bo.client, got.id);
        await bo.client.command({ type: 'accept', interaction: got.id, offer });
        const write = async (window: Window, interaction: string, who: string): Promise<void> => {
          for (const text of lines(who))
            await window.command({ type: 'send-message', id: randomUUID(), interaction, text });
        };
        await Promise.all([
          write(anna, sent.id, 'anna'),
          write(bo, got.id, 'bo'),
          killAmid(gateway, sent.id, [anna, bo]),
        ]);
        const written = await transcript(anna.client, sent.id);
        complete(
          written.map(({ text }) => text),
          'anna',
          'bo',
        );
        assert.equal(written.length, 2 * EACH);
        const simple = written.map(({ number, text }) => [number, text]);
        for (const [window, id] of [
          [anna, sent.id],
          [bo, got.id],
        ] as const) {
          await until(() => window.entries(id).length >= 2 * EACH);
          assert.deepEqual(
            window.entries(id).map(({ number, text }) => [number, text]),
            simple,
          );
        }
        const fresh = await connect(gateway, 'bo');
        assert.equal((await im(fresh, 'connected')).conversation?.entries, 2 * EACH);
        fresh.terminate();
      } finally {
        for (const window of [anna, bo]) window.terminate();
        await gateway.kill();
        await remove();
      }
    });

    it('loses none between an agent and a contact, whose page comes back with its token', async () => {
      const { settings, remove } = await engine.prepare();
      const gateway = new GatewayProcess(settings, TIMING);
      await gateway.start();
      const anna = await Window.open(gateway, 'anna');
      const page = await ChatPage.begin(() => gateway.address ?? 'http://127.0.0.1:9', 'loans', {
        subject: 'Chat',
      });
      try {
        await anna.client.ready();
        const { id } = await anna.client.acceptOffered('Chat');
        await page.listen();
        const agent = async (): Promise<void> => {
          for (const text of lines('anna'))
            await anna.command({ type: 'send-message', id: randomUUID(), interaction: id, text });
        };
        const contact = async (): Promise<void> => {
          for (const text of lines('eva')) await insist(page, text);
        };
        await Promise.all([agent(), contact(), killAmid(gateway, id, [anna])]);
        assert.equal(await page.listen(), 200);
        await until(() => page.entries.length === 2 * EACH + 1);
        complete(
          page.entries.map(({ text }) => text),
          'anna',
          'eva',
        );
        assert.deepEqual(
          page.entries.map(({ number }) => number),
          Array.from({ length: 2 * EACH + 1 }, (_, index) => index + 1),
        );
        assert.deepEqual(
          (await transcript(anna.client, id)).map(({ text }) => text),
          page.entries.map(({ text }) => text),
        );
      } finally {
        page.leave();
        anna.terminate();
        await gateway.kill();
        await remove();
      }
    });
  });
}
