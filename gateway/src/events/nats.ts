/** Hints by NATS, for those who have many nodes; by the store itself while NATS is away. */
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '../log.js';
import type { Channel } from './bus.js';

/** What the hints of all gateways go by. */
export const SUBJECT = 'contact-pad.hints';

/** How long after a failure it is tried again, in milliseconds. */
const AGAIN_MS = 1_000;

/** One node's connection to NATS. It is opened in the background, and again whenever it is lost. */
export class NatsChannel implements Channel {
  readonly #url: string;
  readonly #store: Channel;
  readonly #log: Logger;
  readonly #closing = new AbortController();
  readonly #heard: ((text: string) => void)[] = [];
  #opening: Promise<void> | undefined;
  #connection: NatsConnection | undefined;
  #up = false;

  /** @param store what hints go by meanwhile; what comes that way is heard as well. */
  constructor(url: string, store: Channel, log: Logger) {
    this.#url = url;
    this.#store = store;
    this.#log = log;
  }

  async notify(text: string): Promise<void> {
    if (this.#up) this.#connection?.publish(SUBJECT, text);
    else await this.#store.notify(text);
  }

  listen(heard: (text: string) => void): void {
    this.#heard.push(heard);
    this.#store.listen(heard);
    this.#opening ??= this.#open();
  }

  /** Tells and hears nothing more by NATS. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#connection?.close();
    await this.#opening;
  }

  async #open(): Promise<void> {
    const { signal } = this.#closing;
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        await this.#follow(
          await connect({
            servers: this.#url,
            name: 'contact-pad-gateway',
            maxReconnectAttempts: -1,
            reconnectTimeWait: AGAIN_MS,
          }),
        );
      } catch (error) {
        if (tries === 0) this.#log.warn({ err: error }, 'NATS is away; hints go by the store');
      }
      await delay(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Ends when the connection is closed; one that is lost comes back by itself. */
  async #follow(connection: NatsConnection): Promise<void> {
    this.#connection = connection;
    if (this.#closing.signal.aborted) return connection.close();
    connection.subscribe(SUBJECT, {
      callback: (error, message) => {
        if (error === null) for (const heard of this.#heard) heard(message.string());
      },
    });
    await connection.flush();
    this.#isUp(true);
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') this.#isUp(false);
      if (type === 'reconnect') this.#isUp(true);
    }
    this.#up = false;
  }

  #isUp(up: boolean): void {
    this.#up = up;
    if (up) this.#log.info('hints go by NATS');
    else this.#log.warn('NATS is away; hints go by the store');
  }
}
