/** A port that nobody listens on. */
import { createServer, type AddressInfo } from 'node:net';

/** One of this machine that was free a moment ago; who asks takes it at once. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
