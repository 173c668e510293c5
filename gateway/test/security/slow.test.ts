import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';
import { DOORS } from './doors.js';

const KEYS = { sender: 'demo-sender', admin: 'demo-admin', pass: 'guess' } as const;

onBothEngines(
  'A request that does not come to an end',
  { timing: { headersMs: 200, requestMs: 400 } },
  (gateway) => {
    /** Writes this and nothing more; gives what the gateway says until it hangs up. */
    function writeOnly(text: string): Promise<string> {
      const { hostname, port } = new URL(gateway().url);
      return new Promise((resolve, reject) => {
        let heard = '';
        const socket = createConnection(Number(port), hostname, () => socket.write(text));
        socket.setEncoding('latin1').on('data', (part: string) => (heard += part));
        socket.once('error', reject).once('close', () => {
          resolve(heard);
        });
      });
    }

    it('is cut off within its headers', async () => {
      assert.match(
        await writeOnly('POST /v1/work-items HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '),
        /^HTTP\/1.1 408 /,
      );
    });

    it('is cut off within its body, at every door', async () => {
      const routes = (['sender', 'admin', 'pass'] as const).flatMap((door) =>
        DOORS[door].filter((route) => /^(POST|PUT)/.test(route)).map((route) => [route, KEYS[door]] as const),
      );
      const heard = await Promise.all(
        routes.map(async ([route, key]) => {
          const head = `${route.replace(':id', 'x')} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${key}`;
          const type = 'Content-Type: application/json\r\nContent-Length: 100';
          return [route, (await writeOnly(`${head}\r\n${type}\r\n\r\n{"id":`)).slice(0, 10)];
        }),
      );
      for (const [route, status] of heard) assert.match(status ?? '', /^HTTP\/1.1 4/, route);
    });
  },
);
