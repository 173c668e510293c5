// The sip adapter and the adapter contract, against a real exchange. An exchange has calls, and accounts that call each
// other. It has no queue that keeps what nobody takes, no after-work, no directory: those groups are not claimed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';

/** The groups that the adapter claims; each is passed whole. */
const CLAIMED = [
  ...['link', 'agent-state', 'offers', 'notes', 'call-hand-over', 'consult'],
  ...['errors', 'idempotency', 'reconnect'],
];

describe('the adapter contract', () => {
  let stage;
  let page;

  useStage({}, async (cast) => {
    ({ stage } = cast);
    ({ page } = await stage.page('anna'));
  });

  for (const group of CLAIMED)
    it(`is kept by the sip adapter in ${group}`, async (test) => {
      const { text, results } = await page.evaluate(
        (given) => window.runContract(...given),
        [stage.kamailio.url, group],
      );
      const amiss = results.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name);
      assert.deepEqual(amiss, [], text);
      test.diagnostic(`${group}: ${results.length} of ${results.length}`);
    });
});
