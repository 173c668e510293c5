/** A gateway that ends waits for what is under way, and for no connection on which nothing is. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How often a gateway that ends looks for them, in milliseconds. */
const LOOK_MS = 100;

/**
 * Hangs up, once the gateway ends, on every connection as soon as no request is under way on it. The server itself does so
 * once, at the beginning, and never on one on which nothing was asked yet, such as browsers open in advance: it would wait
 * until the other side hangs up, or for more than a minute. A socket of an agent is told by itself.
 */
export function hangUpAtTheEnd(app: FastifyInstance): void {
  const { server } = app;
  const underWay = new Map<Socket, number>();
  const count = (socket: Socket, change: number): void => {
    const requests = underWay.get(socket);
    if (requests !== undefined) underWay.set(socket, requests + change);
  };
  server.on('connection', (socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  server.on('upgrade', ({ socket }) => underWay.delete(socket));
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => {
      count(socket, -1);
    });
  });
  app.addHook('preClose', (done) => {
    const look = setInterval(() => {
      for (const [socket, requests] of underWay) if (requests === 0) socket.destroy();
    }, LOOK_MS).unref();
    server.once('close', () => {
      clearInterval(look);
    });
    done();
  });
}
