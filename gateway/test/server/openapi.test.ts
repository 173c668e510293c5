import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { after, before, describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { embeddedEngine } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly responses: Readonly<Record<string, { readonly content?: unknown }>>;
}

/** What is for browsers, and what describes itself elsewhere. */
const NOT_FOR_PROGRAMS = [
  '/v1/agent',
  '/openapi.json',
  '/asyncapi.json',
  '/ops/',
  '/ops/ops.css',
  '/ops/ops.js',
];

describe('/openapi.json', () => {
  const routes = new Set<string>();
  let gateway: TestGateway;
  let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  let document: Record<string, unknown>;

  const collect = (message: unknown): void => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat())
        if (!['HEAD', 'OPTIONS'].includes(each)) routes.add(`${each} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    });
  };

  before(async () => {
    subscribe('fastify.initialization', collect);
    gateway = await TestGateway.start(embeddedEngine, { demo: false });
    document = (await (await fetch(`${gateway.url}/openapi.json`)).json()) as Record<string, unknown>;
    ({ paths } = document as { paths: typeof paths });
  });
  after(async () => {
    unsubscribe('fastify.initialization', collect);
    await gateway.stop();
  });

  const operations = (): [string, Operation][] =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, each]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        each,
      ]),
    );

  it('is an OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(document);
    assert.deepEqual(errors ?? [], []);
    assert.ok(valid);
  });

  it('has every route', () => {
    const described = new Set(operations().map(([name]) => name));
    const expected = [...routes].filter(
      (name) => !NOT_FOR_PROGRAMS.some((path) => name.endsWith(` ${path}`)),
    );
    assert.ok(expected.length > 50, `there are ${String(expected.length)} routes`);
    assert.deepEqual(
      expected.filter((name) => !described.has(name)),
      [],
    );
  });

  it('says of each what it does, which key it asks for, and how it refuses', () => {
    for (const [name, { summary, tags, security, responses }] of operations()) {
      assert.ok(summary, `${name} has no summary`);
      assert.equal(tags?.length, 1, `${name} has no tag`);
      assert.ok(security, `${name} does not say its key`);
      if (security.length > 0)
        assert.ok(responses['401']?.content, `${name} does not say how it refuses a key`);
    }
  });
});
