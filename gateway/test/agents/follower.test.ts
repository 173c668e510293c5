import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Connection } from '../../src/agents/connection.js';
import { Follower } from '../../src/agents/follower.js';
import type { Queryable } from '../../src/db/db.js';
import type { LoggedEvent } from '../../src/events/event-log.js';

const fact = (seq: number): LoggedEvent => ({ seq, body: { type: 'settled', command: `c-${seq}` } });

/** A follower whose client has nothing yet, what it sent, and a table that answers when it is let. */
function following(): {
  readonly follower: Follower;
  readonly sent: () => readonly number[];
  readonly answer: (...events: readonly LoggedEvent[]) => Promise<void>;
  readonly asked: () => number;
} {
  const sent: number[] = [];
  const socket = {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    send: (text: string) => sent.push((JSON.parse(text) as LoggedEvent).seq),
    close: () => assert.fail('closed'),
    terminate: () => undefined,
    on: () => undefined,
  };
  let asked = 0;
  let give: (events: readonly LoggedEvent[]) => void = () => undefined;
  const table = {
    query: () => {
      asked++;
      return new Promise((resolve) => (give = resolve));
    },
  } as unknown as Queryable;
  const follower = new Follower(table, 'agent', new Connection(socket), 0, (error) =>
    assert.fail(String(error)),
  );
  return {
    follower,
    sent: () => sent,
    asked: () => asked,
    answer: async (...events) => {
      give(events);
      await new Promise(setImmediate);
    },
  };
}

describe('A socket that follows the log of its agent', () => {
  it('gets what was committed at once where it is the next, and nothing is read', () => {
    const { follower, sent, asked } = following();
    follower.wake([fact(1), fact(2)]);
    follower.wake([fact(3)]);
    assert.deepEqual([sent(), asked()], [[1, 2, 3], 0]);
  });

  it('gets from the table what is not the next: of two commits the later one was heard of first', async () => {
    const { follower, sent, asked, answer } = following();
    follower.wake([fact(2)]);
    assert.deepEqual([sent(), asked()], [[], 1]);
    await answer(fact(1), fact(2));
    follower.wake([fact(1)]);
    await answer();
    assert.deepEqual(sent(), [1, 2]);
  });

  it('gets nothing twice that is committed while the table is read', async () => {
    const { follower, sent, answer } = following();
    follower.wake();
    follower.wake([fact(1)]);
    assert.deepEqual(sent(), []);
    await answer(fact(1));
    await answer();
    follower.wake([fact(2)]);
    assert.deepEqual(sent(), [1, 2]);
  });
});
