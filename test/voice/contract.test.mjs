// The sip adapter and the adapter contract, against a real exchange: prints which groups it passes. An exchange has no
// work items, no queues and no after-work: cases that need them are not offered.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';

/** Where just something comes in, a call does. */
const OF_ANYTHING = ['link', 'agent-state', 'offers', 'errors', 'idempotency'];
const OF_CALLS = ['classes', 'call-hand-over'];

/** What only who routes the call can do: an exchange tells no subject of its own, offers nothing to another agent, and gives
 * the call another id at whoever gets it. */
const NOT_OF_AN_EXCHANGE = [
  'a work item is offered with what the sender said',
  'Reject takes it away and gives it to the other agent (WI-7)',
  'blind: the call leaves at once and rings at the target (MI-44)',
];

describe('the adapter contract', () => {
  let stage;

  useStage({}, (cast) => {
    ({ stage } = cast);
  });

  for (const [anything, groups] of [
    [true, OF_ANYTHING],
    [false, OF_CALLS],
  ])
    it(`is kept by the sip adapter in ${groups.join(', ')}`, async () => {
      const { page } = await stage.page('anna');
      const { text, results } = await page.evaluate(
        (given) => window.runContract(...given),
        [stage.kamailio.url, anything, groups],
      );
      console.log(text);
      const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
      const expected = results.map(({ name }) => name).filter((name) => NOT_OF_AN_EXCHANGE.includes(name));
      assert.deepEqual(failed, expected);
      await page.context().close();
    });
});
