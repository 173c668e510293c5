// Writes gateway/schema/asyncapi.json, the agents' protocol for programs: the parsers are read with other building blocks,
// which give the schema of what they would check (scripts/check-schemas.mjs), so that the two cannot say different things.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const FILE = 'gateway/schema/asyncapi.json';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PARSERS = [
  'client',
  'server',
  'answers',
  'asks',
  'entities',
  'facts',
  'talk',
  'calls',
  'contacts',
  'line-call',
];

/** The parsers' exports, each the schema of what it checks. */
async function readSchemas() {
  const contents = PARSERS.map((name) => `export * from './parse-${name}.ts';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here('../src/protocol') },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'schemas for checks',
        setup: ({ onResolve }) =>
          onResolve({ filter: /\/check\.js$/ }, () => ({ path: here('check-schemas.mjs') })),
      },
    ],
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  return Object.entries(await import(`data:text/javascript;base64,${source}`)).filter(
    ([, schema]) => typeof schema === 'object',
  );
}

const SCHEMAS = '#/components/schemas/';

/** Each part that has a name stands once, and is referred to from everywhere else. */
function components(named) {
  const names = new Map(named.map(([name, schema]) => [schema, name]));
  const inner = (value, own) => {
    if (value !== own && names.has(value)) return { $ref: `${SCHEMAS}${names.get(value)}` };
    if (Array.isArray(value)) return value.map((each) => inner(each, own));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each, own)]));
  };
  return Object.fromEntries(named.map(([name, schema]) => [name, inner(schema, schema)]));
}

const message = (by) => (frame) => {
  const type = frame.properties.type.const;
  return [`${by}-${type}`, { name: type, contentType: 'application/json', payload: frame }];
};

/** The document, as it is served. */
export async function describeProtocol() {
  const { clientFrame, serverFrame, answers, ...named } = Object.fromEntries(await readSchemas());
  const schemas = components([
    ...Object.entries(named),
    ...Object.entries(answers).map(([query, answer]) => [`answer-${query}`, answer]),
    ['clientFrame', clientFrame],
    ['serverFrame', serverFrame],
  ]);
  const sent = Object.fromEntries(schemas.clientFrame.oneOf.map(message('client')));
  const received = Object.fromEntries(schemas.serverFrame.oneOf.map(message('gateway')));
  const all = { ...sent, ...received };
  const refs = (messages) =>
    Object.keys(messages).map((name) => ({ $ref: `#/channels/agent/messages/${name}` }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'contact-pad gateway, agents',
      version: '1',
      description:
        'One JSON object in each text frame of the WebSocket GET /v1/agent, subprotocol contact-pad.v1. Unknown fields are passed over; a token never stands in the address.',
    },
    defaultContentType: 'application/json',
    channels: {
      agent: {
        address: '/v1/agent',
        messages: Object.fromEntries(
          Object.keys(all).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
        bindings: { ws: { method: 'GET' } },
      },
    },
    operations: {
      hear: {
        action: 'receive',
        channel: { $ref: '#/channels/agent' },
        summary: 'What a client sends.',
        messages: refs(sent),
      },
      tell: {
        action: 'send',
        channel: { $ref: '#/channels/agent' },
        summary: 'What the gateway sends.',
        messages: refs(received),
      },
    },
    components: { messages: all, schemas },
  };
}

/** The text of the file. */
export async function writeProtocol() {
  const options = { ...(await resolveConfig(here(`../${FILE}`))), parser: 'json' };
  return format(JSON.stringify(await describeProtocol()), options);
}

if (process.argv[1] === import.meta.filename) writeFileSync(here(`../${FILE}`), await writeProtocol());
