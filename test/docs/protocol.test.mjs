// The frames of docs/protocol.md are frames that both ends read, and none is missing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE, parseClientFrame, parseServerFrame, SUBPROTOCOL } from 'contact-pad/protocol';
import { readFrame } from '../../gateway/dist/agents/client-frames.js';
import { blocksIn, namesIn, read, rowsIn, sectionOf } from './support/markdown.mjs';

const text = read('docs/protocol.md');
const frames = blocksIn(text).filter(({ language }) => language === 'json');
const from = (side) => frames.filter(({ heading }) => heading.startsWith(`${side}: `));

/** The types that a parser knows, from its own complaint about one that it does not. */
function typesOf(parse, unknown) {
  try {
    parse(JSON.stringify(unknown));
  } catch (error) {
    return /one of (.*)\.$/.exec(error.message)[1].split(', ');
  }
  throw new Error('the parser took a frame without a type');
}

const typesIn = (list, pick = (frame) => frame.type) =>
  new Set(list.map(({ code }) => pick(JSON.parse(code))).filter(Boolean));

describe('docs/protocol.md', () => {
  it('says of each frame which side sends it', () => {
    assert.equal(from('Client').length + from('Gateway').length, frames.length);
    assert.ok(frames.length > 0);
  });

  for (const { heading, code } of from('Client')) {
    it(`${heading}: is read by the protocol and by the gateway`, () => {
      const frame = parseClientFrame(code);
      assert.deepEqual(readFrame(code), { frame });
    });
  }

  for (const { heading, code } of from('Gateway')) {
    it(`${heading}: is read by the protocol`, () => {
      assert.deepEqual(parseServerFrame(code), JSON.parse(code));
    });
  }

  it('shows every frame of a client', () => {
    assert.deepEqual(typesIn(from('Client')), new Set(typesOf(parseClientFrame, { type: '' })));
  });

  it('shows every frame of the gateway', () => {
    assert.deepEqual(typesIn(from('Gateway')), new Set(typesOf(parseServerFrame, { type: '' })));
  });

  it('has every close code with its name, and no other', () => {
    const rows = rowsIn(sectionOf(text, 'Close codes'));
    const documented = Object.fromEntries(
      rows.map(([code, name]) => [namesIn(`|\n|\n|${name}|`)[0], Number(code.replaceAll('`', ''))]),
    );
    assert.deepEqual(documented, { ...CLOSE });
  });

  it('names the subprotocol', () => {
    assert.ok(text.includes(`\`${SUBPROTOCOL}\``));
  });
});
