import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { still, told } from './teamwork.js';

const LONGEST_REPLY = 100_000;
const BODY = 'Hello <b>Anna</b>,\n\n<script>alert(1)</script>\u202E ångström 😀\n';

async function holding(stage: Stage): Promise<{ readonly first: Recorder; readonly interaction: string }> {
  const first = await stage.ready('first');
  const { id } = await stage.held(first, { medium: 'email' });
  return { first, interaction: id };
}

/** What only an e-mail has: a text, Reply, and Did not arrive (8.4, CG-26). */
export const emailCases: readonly CaseSpec[] = [
  {
    name: 'the text of an e-mail arrives as text',
    needs: ['media.email'],
    async play(stage) {
      const first = await stage.ready('first');
      const { body } = await stage.held(first, { medium: 'email', body: BODY });
      first.expect(body === BODY, 'the text as it was sent', body);
    },
  },
  {
    name: 'a reply is stored to be sent, and the e-mail stays',
    needs: ['media.email', 'outbox'],
    async play(stage) {
      const { first, interaction } = await holding(stage);
      await first.settle({ type: 'reply', interaction, text: BODY });
      await first.settle({ type: 'reply', interaction, text: 'And another thing.' });
      const sent = await stage.outbox(interaction);
      first.expect(sent[0] === BODY && sent[1] === 'And another thing.' && sent.length === 2, 'both', sent);
      still(first, interaction, 'connected');
    },
  },
  {
    name: 'a reply sent twice under the same id is stored once',
    needs: ['media.email', 'outbox'],
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const command = first.command({ type: 'reply', interaction, text: 'Yes.' });
      await first.settle(command);
      await first.send(command);
      const sent = await stage.outbox(interaction);
      first.expect(sent.length === 1, 'one reply', sent);
    },
  },
  {
    name: 'a reply that is too long is refused, and an empty one',
    needs: ['media.email'],
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const text = 'r'.repeat(LONGEST_REPLY + 1);
      await first.refused({ type: 'reply', interaction, text }, 'INVALID');
      await first.refused({ type: 'reply', interaction, text: '' }, 'INVALID');
      still(first, interaction, 'connected');
    },
  },
  {
    name: 'an e-mail that did not arrive where it should goes back to the queue (CG-26)',
    needs: ['media.email'],
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const second = await stage.notReady('second');
      await becomeReady(second);
      await first.settle({ type: 'set-state', state: 'not-ready' });
      const fact = await first.settle({ type: 'did-not-arrive', interaction });
      first.expect(told(fact, interaction)?.outcome === 'requeued', 'it is gone as requeued', fact);
      await second.phase(interaction, 'offered');
    },
  },
  {
    name: 'a work item has neither Reply nor Did not arrive',
    async play(stage) {
      const first = await stage.ready('first');
      const { id: interaction } = await stage.held(first);
      await first.refused({ type: 'reply', interaction, text: 'Yes.' }, 'NOT_ALLOWED', 'UNSUPPORTED');
      await first.refused({ type: 'did-not-arrive', interaction }, 'NOT_ALLOWED', 'UNSUPPORTED');
      still(first, interaction, 'connected');
    },
  },
];
