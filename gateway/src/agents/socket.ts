/** `GET /v1/agent`: the door of agents' sockets. */
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import websocket from '@fastify/websocket';
import { CLOSE, SUBPROTOCOL } from 'contact-pad/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Connection } from './connection.js';
import type { AgentSocket } from './connection.js';
import { Session } from './session.js';
import type { SessionContext } from './session.js';
import { WaitingRoom } from './waiting-room.js';

/** Who may open a socket, and how many. */
export interface SocketLimits {
  /** Origins of pages from elsewhere; the gateway's own pages are always allowed. */
  readonly allowedOrigins: readonly string[];
  /** Sockets that one address may have here without having said whose they are. */
  readonly waitingSockets: number;
}

/** The longest reply to an e-mail fits, however its characters are written; what is longer ends the socket, in bytes. */
const MAX_FRAME = 1024 * 1024;

/**
 * A gateway that ends sends this many sockets elsewhere at once, more where it would take more turns than that, in
 * milliseconds. Whoever comes back costs some 5 ms of processor time there: faster than this, the work of a busy node stands
 * still meanwhile, and offers run out.
 */
const LEAVING = 20;
const MOST_TURNS = 200;
const TURN_MS = 100;

/** As the upgrade gives it. */
interface UpgradedSocket extends AgentSocket {
  removeAllListeners(event: 'error'): { on(event: 'error', listener: (error: Error) => void): unknown };
}

/** Registers the socket. */
export async function registerAgentSocket(
  app: FastifyInstance,
  context: SessionContext,
  limits: SocketLimits,
): Promise<void> {
  const room = new WaitingRoom(limits.waitingSockets);
  const live = new Map<Connection, Session>();
  const ending = new Set<Promise<void>>();
  const onError = (error: Error): void => {
    context.log.debug({ err: error }, 'socket failed');
  };
  await app.register(websocket, {
    options: { maxPayload: MAX_FRAME, perMessageDeflate: false, handleProtocols: () => SUBPROTOCOL },
    errorHandler: onError,
    preClose: async function (this: FastifyInstance) {
      await sendElsewhere(live);
      await allClosed(this.websocketServer);
      await Promise.all(ending);
    },
  });
  const { keep, forget } = upgrades(onError);
  const preValidation = [doorkeeper(limits.allowedOrigins, room), keep];
  app.get('/v1/agent', { websocket: true, preValidation }, (socket: UpgradedSocket, request) => {
    const { ip, id } = request;
    forget(socket, request);
    const connection = new Connection(socket, id);
    const leaveRoom = room.enter(ip);
    const session = new Session(connection, context, leaveRoom);
    live.set(connection, session);
    socket.on('message', (data, isBinary) => {
      session.receive(isBinary ? '' : String(data));
    });
    socket.on('close', () => {
      live.delete(connection);
      leaveRoom();
      const ended = session.end().finally(() => ending.delete(ended));
      ending.add(ended);
    });
  });
}

/** Closes them in turns. */
async function sendElsewhere(live: ReadonlyMap<Connection, unknown>): Promise<void> {
  const atOnce = Math.max(LEAVING, Math.ceil(live.size / MOST_TURNS));
  let left = 0;
  for (const connection of live.keys()) {
    if (left > 0 && left % atOnce === 0) await delay(TURN_MS);
    connection.close(CLOSE.shutdown);
    left++;
  }
}

async function allClosed({ clients }: FastifyInstance['websocketServer']): Promise<void> {
  for (const client of clients)
    if (client.readyState !== client.CLOSED) await new Promise((resolve) => client.once('close', resolve));
}

/** A socket lives for hours: with the request and the answer by which it came it would take half as much again. */
function upgrades(onError: (error: Error) => void) {
  const answers = new WeakMap<FastifyRequest, ServerResponse>();
  return {
    keep: (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
      answers.set(request, reply.raw);
      done();
    },
    forget: (socket: UpgradedSocket, request: FastifyRequest): void => {
      answers.get(request)?.detachSocket(request.raw.socket);
      socket.removeAllListeners('error').on('error', onError);
    },
  };
}

/** Refuses, before the upgrade, pages from elsewhere, clients that speak something else, and one too many. */
function doorkeeper(allowedOrigins: readonly string[], room: WaitingRoom) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isAllowedOrigin(request, allowedOrigins)) {
      request.log.warn('socket from a foreign origin refused');
      await reply.code(403).send({ code: 'FORBIDDEN', message: 'This origin may not connect.' });
      return;
    }
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) {
      await reply.code(400).send({ code: 'VERSION', message: `The subprotocol is ${SUBPROTOCOL}.` });
      return;
    }
    if (room.isFull(request.ip)) {
      const message = 'Too many sockets of this address have not said whose they are.';
      await reply.code(429).header('retry-after', 1).send({ code: 'RATE_LIMITED', message });
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
