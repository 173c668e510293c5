/** Every answer of every gateway in a test process is held against the schema that its route shows to programs. */
import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { after } from 'node:test';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

type Shown = Readonly<Record<number, { readonly content?: Readonly<Record<string, { schema: TSchema }>> }>>;

const faults = new Set<string>();

after(() => {
  assert.deepEqual([...faults], [], 'answers that /openapi.json does not describe');
});

subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { readonly fastify: FastifyInstance };
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const type = String(reply.getHeader('content-type') ?? '').split(';', 1)[0] ?? '';
    const fault = faultOf(request, reply.statusCode, type, payload);
    if (fault) faults.add(`${request.method} ${request.routeOptions.url ?? ''}: ${fault}`);
    done(null, payload);
  });
});

/** What is wrong with an answer; a route without a schema is not for programs. */
function faultOf(
  request: FastifyRequest,
  status: number,
  type: string,
  payload: unknown,
): string | undefined {
  const shown = request.routeOptions.schema?.response as Shown | undefined;
  if (!shown) return undefined;
  const answer = shown[status];
  if (!answer) return `no answer ${String(status)} is described`;
  if (payload === undefined || payload === null || payload === '') return undefined;
  const { schema } = answer.content?.[type] ?? answer.content?.['*/*'] ?? {};
  if (!schema) return `no ${type} is described for ${String(status)}`;
  if (type !== 'application/json' || typeof payload !== 'string') return undefined;
  const [wrong] = Value.Errors(schema, JSON.parse(payload));
  return wrong && `${String(status)} ${wrong.instancePath} ${wrong.message}`;
}
