import { PadError, canceller } from '../core/index.js';
import type { AttachmentQuery } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';

async function heldWithAttachment(
  stage: Stage,
): Promise<{ readonly first: Recorder; readonly query: AttachmentQuery }> {
  const first = await stage.ready('first');
  const { id, attachments } = await stage.held(first, { attachment: true });
  const [attachment] = attachments;
  if (!attachment) return first.fail('the attachment that was sent', 'none');
  return { first, query: { type: 'attachment', interaction: id, attachment: attachment.id } };
}

/** Files that come with a work item (CG-7, WI-14). */
export const attachmentCases: readonly CaseSpec[] = [
  {
    name: 'access to an attachment is a url that expires in the future',
    needs: ['attachments'],
    async play(stage) {
      const { first, query } = await heldWithAttachment(stage);
      const { url, expiresAt } = await first.query(query);
      first.expect(typeof url === 'string' && url !== '', 'a url', url);
      const since = first.interactions.get(query.interaction)?.since ?? 0;
      first.expect(expiresAt > since, 'it expires in the future', `${expiresAt - since} ms from now`);
    },
  },
  {
    name: 'the url of an attachment can be loaded',
    needs: ['attachments', 'load'],
    async play(stage) {
      const { first, query } = await heldWithAttachment(stage);
      const { url } = await first.query(query);
      const bytes = await stage.load(url);
      first.expect(bytes > 0, 'the bytes of the file', `${bytes} bytes`);
    },
  },
  {
    name: 'an attachment that is not there is NOT_FOUND',
    needs: ['attachments'],
    async play(stage) {
      const { first, query } = await heldWithAttachment(stage);
      await first.queryRefused({ ...query, attachment: 'no-such-attachment' }, 'NOT_FOUND');
    },
  },
  {
    name: "an attachment of another agent's interaction is NOT_FOUND",
    needs: ['attachments'],
    async play(stage) {
      const { query } = await heldWithAttachment(stage);
      const second = await stage.notReady('second');
      await second.queryRefused(query, 'NOT_FOUND');
    },
  },
  {
    name: 'a question whose signal is aborted rejects',
    needs: ['attachments'],
    async play(stage) {
      const { first, query } = await heldWithAttachment(stage);
      const question = canceller();
      const asked = first.adapter.query(query, question.signal);
      question.abort();
      const settled = asked.then(
        () => 'an answer',
        (thrown: unknown) => PadError.from(thrown),
      );
      const outcome = await first.within('an aborted question settles', settled);
      first.expect(outcome instanceof PadError, 'it rejects with a PadError', outcome);
    },
  },
];
