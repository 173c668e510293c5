/** A sender may still be sending when it is refused: it reads its answer only if nobody hangs up in its face (CG-42). */
import type { IncomingMessage } from 'node:http';
import { finished, Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** How long the rest of a body is read and thrown away after the answer, in milliseconds. */
export const LINGER_MS = 5_000;

/** How much of it, in bytes. */
export const LINGER_BYTES = 32 * 1024 * 1024;

/**
 * Answers at once and hangs up late, on every route that is added afterwards: an answer that overtakes the body of its
 * request is sent whole, then the rest of the body is thrown away, up to `LINGER_MS` and `LINGER_BYTES`, and only then is
 * the connection closed. Closed earlier, with bytes unread, the system resets it, and the answer can be lost on the way.
 */
export function lingerOnClose(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || !isArriving(request.raw)) {
      done(null, payload);
      return;
    }
    // Said by its length, the answer is complete for its reader while the response still is not for the server.
    reply.headers({ connection: 'close', 'content-length': Buffer.byteLength(payload) });
    done(null, Readable.from(answerThenDiscard(payload, request.raw)));
  });
}

function isArriving({ complete, destroyed, headers }: IncomingMessage): boolean {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
  return hasBody && !complete && !destroyed;
}

async function* answerThenDiscard(answer: string, body: IncomingMessage): AsyncGenerator<string> {
  yield answer;
  await discard(body);
}

/** Resolves when the body is over, or has gone on for too long. */
function discard(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = LINGER_BYTES;
    const end = (): void => {
      clearTimeout(late);
      body.off('data', onData);
      body.pause();
      resolve();
    };
    const onData = (piece: Uint8Array): void => {
      left -= piece.length;
      if (left < 0) end();
    };
    const late = setTimeout(end, LINGER_MS);
    body.unpipe();
    finished(body, end);
    body.on('data', onData).resume();
  });
}
