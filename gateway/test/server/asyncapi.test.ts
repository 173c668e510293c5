import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import specs from '@asyncapi/specs';
import type AjvClass from 'ajv';
import { parseClientFrame, parseServerFrame } from 'contact-pad/protocol';
import { FramesOf, type FrameSchema } from '../support/frames-of.js';
import { seeded } from '../support/random.js';

const Ajv = createRequire(import.meta.url)('ajv') as typeof AjvClass;
const FILE = resolve('gateway/schema/asyncapi.json');
const FRAMES = 3_000;

const document = JSON.parse(await readFile(FILE, 'utf8')) as {
  readonly components: { readonly schemas: Readonly<Record<string, FrameSchema>> };
};

/** Whether the parser of the pad and of the gateway takes a frame. */
function parses(parse: (frame: string) => unknown, frame: unknown): boolean {
  try {
    parse(JSON.stringify(frame));
    return true;
  } catch {
    return false;
  }
}

describe('/asyncapi.json', () => {
  it('is an AsyncAPI 3 document', () => {
    const ajv = new Ajv({ unknownFormats: 'ignore', logger: false });
    const isValid = ajv.validate(specs.schemasWithoutId['3.0.0'], document);
    assert.ok(isValid, ajv.errorsText());
  });

  it('is what the parsers say now', async () => {
    const generator = pathToFileURL(resolve('scripts/asyncapi.mjs')).href;
    const { writeProtocol } = (await import(generator)) as { writeProtocol(): Promise<string> };
    assert.equal(await readFile(FILE, 'utf8'), await writeProtocol(), 'run: node scripts/asyncapi.mjs');
  });

  for (const [name, parse] of [
    ['clientFrame', parseClientFrame],
    ['serverFrame', parseServerFrame],
  ] as const) {
    it(`takes as a ${name} what the parsers take, and nothing else`, () => {
      const { schemas } = document.components;
      const frames = new FramesOf(schemas, seeded(7));
      const passes = new Ajv({ logger: false })
        .addSchema(document, 'protocol')
        .compile({ $ref: `protocol#/components/schemas/${name}` });
      let refused = 0;
      for (let turn = 0; turn < FRAMES; turn++) {
        const good = frames.make({ $ref: name });
        assert.ok(parses(parse, good), `not parsed: ${JSON.stringify(good)}`);
        assert.ok(passes(good), `not in the schema: ${JSON.stringify(good)}`);
        const newer = { ...(good as object), 'field-of-a-later-release': turn };
        assert.ok(parses(parse, newer) && passes(newer), 'what a newer peer adds is passed over');
        const spoilt = frames.spoil(good);
        assert.equal(parses(parse, spoilt), passes(spoilt), JSON.stringify(spoilt).slice(0, 2_000));
        if (!passes(spoilt)) refused++;
      }
      assert.ok(refused > FRAMES / 4, `only ${String(refused)} were refused`);
    });
  }
});
