/** `/openapi.json` and `/asyncapi.json`: what there is to call, for programs. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';

const bearer = (description: string): object => ({ type: 'http', scheme: 'bearer', description });

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'contact-pad gateway',
    version: '1',
    description: 'Senders, customers in chats, administration and operations. Agents: see /asyncapi.json.',
  },
  tags: ['senders', 'chats', 'attachments', 'administration', 'operations'].map((name) => ({ name })),
  components: {
    securitySchemes: {
      admin: bearer('The key of the administrator.'),
      sender: bearer('The key of a sender.'),
      pass: bearer('What POST /v1/chats gave for the page of the customer.'),
      ticket: {
        type: 'apiKey',
        in: 'query',
        name: 'ticket',
        description: 'One attachment, one agent, 60 seconds.',
      },
    },
  },
};

/** Made from the parsers of the protocol by `scripts/asyncapi.mjs`. */
const ASYNCAPI = new URL('../../schema/asyncapi.json', import.meta.url);

/** Adds both documents to a server; routes that come afterwards are in the first one. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  // What has no tag is not for programs: pages, and these documents.
  await app.register(swagger, { openapi: DOCUMENT as never, hideUntagged: true });
  const asyncApi = await readFile(ASYNCAPI, 'utf8');
  app.get('/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
  app.get('/asyncapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(asyncApi),
  );
}
