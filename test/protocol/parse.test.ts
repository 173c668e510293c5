import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { PadError } from '../../src/core/index.js';
import { parseClientFrame, parseServerFrame } from '../../src/protocol/index.js';
import { aSnapshot, anAgent, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';

const { fuzzCount: COUNT } = (await (await fetch('/test-settings.json')).json()) as { fuzzCount: number };

function refusal(parse: (json: string) => unknown, json: string): string {
  try {
    parse(json);
    return 'taken';
  } catch (error) {
    return error instanceof PadError ? `${error.code}: ${error.message}` : `broken: ${String(error)}`;
  }
}

const frames = {
  hello: { type: 'hello', token: 't', resume: { epoch: 'e', seq: 4 } },
  token: { type: 'token', token: 't' },
  command: { type: 'command', command: { type: 'accept', id: 'c', interaction: 'i', offer: 'o' } },
  query: { type: 'query', id: 'q', query: { type: 'attachment', interaction: 'i', attachment: 'a' } },
  ping: { type: 'ping' },
};

const answers = {
  welcome: {
    type: 'welcome',
    agent: 'anna',
    epoch: 'e',
    now: 1,
    resumed: false,
    seq: 4,
    heartbeatMs: 10_000,
  },
  snapshot: {
    type: 'fact',
    seq: 1,
    fact: aSnapshot({ interactions: [anInteraction(), anOfferedInteraction()] }),
  },
  agent: { type: 'fact', seq: 2, fact: { type: 'agent', agent: anAgent({ reason: 'lunch' }), by: ['c'] } },
  notice: { type: 'fact', seq: 2, fact: { type: 'notice', notice: { id: 'n', level: 'info', text: 'x' } } },
  settled: {
    type: 'fact',
    seq: 3,
    fact: { type: 'settled', command: 'c', error: { code: 'GONE', message: 'm' } },
  },
  accepted: { type: 'accepted', command: 'c' },
  refused: { type: 'refused', command: 'c', error: { code: 'GONE', message: 'm' } },
  answer: { type: 'answer', query: 'q', result: { url: '/v1/attachments/a', expiresAt: 5 } },
  failed: { type: 'failed', query: 'q', error: { code: 'NOT_FOUND', message: 'm' } },
  pong: { type: 'pong', now: 2 },
  bye: { type: 'bye', error: { code: 'UNAUTHORIZED', message: 'm' } },
};

/** Everything of a frame that may be replaced by something else, as paths. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => paths(part, [...path, key]))];
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const parts = copy as Record<string, unknown>;
  parts[key] = replaced(parts[key], rest, by);
  return copy;
}

describe('the wire', () => {
  for (const [name, frame] of Object.entries(frames)) {
    it(`takes the client's ${name}`, () => {
      expect(parseClientFrame(JSON.stringify(frame))).to.deep.equal(frame);
    });
  }

  for (const [name, frame] of Object.entries(answers)) {
    it(`takes the gateway's ${name}`, () => {
      expect(parseServerFrame(JSON.stringify(frame))).to.deep.equal(JSON.parse(JSON.stringify(frame)));
    });
  }

  it('says where a frame is wrong', () => {
    const frame = replaced(answers.agent, ['fact', 'agent', 'state'], 'asleep');
    expect(refusal(parseServerFrame, JSON.stringify(frame))).to.equal(
      'INVALID: frame.fact.agent.state should be one of ready, not-ready, wrap, logging, logged-out.',
    );
  });

  for (const json of [
    '',
    'nonsense',
    'null',
    '[]',
    '42',
    '"text"',
    '{}',
    '{"type":"__proto__"}',
    '{"type":"toString"}',
  ]) {
    it(`refuses ${json || 'nothing'}`, () => {
      expect([refusal(parseClientFrame, json), refusal(parseServerFrame, json)].join()).to.match(
        /^INVALID.*,INVALID/,
      );
    });
  }

  it('refuses what is gone without an outcome, and what is offered without an offer', () => {
    const wrong = [anInteraction({ phase: 'gone' }), anInteraction({ phase: 'offered' })].map((interaction) =>
      refusal(
        parseServerFrame,
        JSON.stringify({ type: 'fact', seq: 1, fact: { type: 'interaction', interaction } }),
      ),
    );
    expect(wrong.every((text) => text.startsWith('INVALID'))).to.equal(true);
  });

  it('refuses a command whose id is too long to keep', () => {
    const frame = replaced(frames.command, ['command', 'id'], 'x'.repeat(65));
    expect(refusal(parseClientFrame, JSON.stringify(frame))).to.match(/^INVALID/);
  });

  it('takes or refuses anything with a code, and never breaks', function () {
    this.timeout(600_000);
    const corpus = [...Object.values(frames), ...Object.values(answers)];
    const damaged = fc
      .constantFrom(...corpus)
      .chain((frame) =>
        fc
          .tuple(fc.constantFrom(...paths(frame)), fc.jsonValue())
          .map(([path, by]) => replaced(frame, path, by)),
      );
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(damaged, fc.jsonValue()), (value) => {
        const json = JSON.stringify(value);
        for (const parse of [parseClientFrame, parseServerFrame]) {
          const outcome = refusal(parse, json);
          expect(outcome).to.match(/^(taken|INVALID: )/);
          if (outcome !== 'taken') refused += 1;
        }
      }),
      { numRuns: COUNT / 2, seed: 4 },
    );
    expect(refused).to.be.greaterThan(COUNT / 4);
  });
});
