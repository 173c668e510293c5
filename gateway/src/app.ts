/** The HTTP server before anything is on it: who is believed, how long a request may take, and what every answer says. */
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Settings } from './config.js';
import { hangUpAtTheEnd } from './hang-up.js';
import { uuidv7 } from './ids.js';
import { lingerOnClose } from './linger.js';
import { addSecurityHeaders } from './security-headers.js';

/** How often it is looked for requests that take too long, in milliseconds. */
const LOOK_MS = 1_000;

/** Makes it. */
export function createApp({ timing, trustedProxies }: Settings, log: FastifyBaseLogger): FastifyInstance {
  const { headersMs, requestMs } = timing;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => uuidv7(),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestTimeout: requestMs,
    http: {
      requestTimeout: requestMs,
      headersTimeout: Math.min(headersMs, requestMs),
      connectionsCheckingInterval: Math.min(headersMs, LOOK_MS),
    },
  });
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error, req: request }, 'request failed');
    const code = status >= 500 ? 'INTERNAL' : 'INVALID';
    return reply.code(status).send({ error: { code, message: 'The request cannot be answered.' } });
  });
  app.addHook('onRequest', ({ id }, reply, done) => {
    reply.header('x-request-id', id);
    done();
  });
  addSecurityHeaders(app);
  lingerOnClose(app);
  hangUpAtTheEnd(app);
  return app;
}
