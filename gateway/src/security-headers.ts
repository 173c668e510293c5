/** What every answer says to a browser: nothing of ours is to be guessed at, framed, run, or kept. */
import type { FastifyInstance } from 'fastify';

/** Of whatever says nothing else. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Adds them to each answer of a server, where it has none of that name; what is hijacked adds them itself. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      if (!reply.hasHeader(name) && !reply.raw.hasHeader(name)) reply.header(name, value);
    done(null, payload);
  });
}
