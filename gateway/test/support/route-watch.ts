/** Every route of the gateways that start meanwhile, told by the server itself: a new one cannot be forgotten. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';

/** Collects `METHOD /path/:id`, without the HEAD that goes with each GET. */
export class RouteWatch {
  readonly routes = new Set<string>();

  constructor() {
    subscribe('fastify.initialization', this.#collect);
  }

  stop(): void {
    unsubscribe('fastify.initialization', this.#collect);
  }

  readonly #collect = (message: unknown): void => {
    (message as { readonly fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') this.routes.add(`${each} ${url}`);
    });
  };
}
