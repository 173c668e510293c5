/** `GET /v1/agent`: the door of agents' sockets. */
import websocket from '@fastify/websocket';
import { CLOSE, SUBPROTOCOL } from 'contact-pad/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Connection } from './connection.js';
import type { AgentSocket } from './connection.js';
import { Session } from './session.js';
import type { SessionContext } from './session.js';

/** The longest reply to an e-mail fits, however its characters are written; what is longer ends the socket, in bytes. */
const MAX_FRAME = 1024 * 1024;

/** Registers the socket. `allowedOrigins` are those of pages from elsewhere; the gateway's own pages are always allowed. */
export async function registerAgentSocket(
  app: FastifyInstance,
  context: SessionContext,
  allowedOrigins: readonly string[],
): Promise<void> {
  const live = new Map<Connection, Session>();
  const ending = new Set<Promise<void>>();
  await app.register(websocket, {
    options: { maxPayload: MAX_FRAME, perMessageDeflate: false, handleProtocols: () => SUBPROTOCOL },
    errorHandler: (error) => {
      context.log.debug({ err: error }, 'socket failed');
    },
    preClose: async function (this: FastifyInstance) {
      for (const connection of live.keys()) connection.close(CLOSE.shutdown);
      for (const client of this.websocketServer.clients) {
        if (client.readyState !== client.CLOSED)
          await new Promise((resolve) => client.once('close', resolve));
      }
      await Promise.all(ending);
    },
  });
  app.get(
    '/v1/agent',
    { websocket: true, preValidation: doorkeeper(allowedOrigins) },
    (socket: AgentSocket) => {
      const connection = new Connection(socket);
      const session = new Session(connection, context);
      live.set(connection, session);
      socket.on('message', (data, isBinary) => {
        session.receive(isBinary ? '' : String(data));
      });
      socket.on('close', () => {
        live.delete(connection);
        const ended = session.end().finally(() => ending.delete(ended));
        ending.add(ended);
      });
    },
  );
}

/** Refuses, before the upgrade, pages from elsewhere and clients that speak something else. */
function doorkeeper(allowedOrigins: readonly string[]) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isAllowedOrigin(request, allowedOrigins)) {
      request.log.warn('socket from a foreign origin refused');
      await reply.code(403).send({ code: 'FORBIDDEN', message: 'This origin may not connect.' });
      return;
    }
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) {
      await reply.code(400).send({ code: 'VERSION', message: `The subprotocol is ${SUBPROTOCOL}.` });
    }
  };
}

/** A program sends no Origin; a page must be the gateway's own or of a listed origin. */
export function isAllowedOrigin(request: FastifyRequest, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
