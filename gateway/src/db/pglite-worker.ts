/** The embedded engine's thread. PGlite runs on the thread that calls it, and would starve the sockets of the main one. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type EngineFailure } from './failure.js';
import { openDurable } from './durable-fs.js';
import { PLANNING } from './planning.js';
import { PreparedStatements } from './prepared.js';
import { PARSERS } from './values.js';

/** What the main thread asks. Without `params` the text may hold several statements. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly kind: 'query';
      readonly text: string;
      readonly params: readonly unknown[];
    }
  | { readonly id: number; readonly kind: 'exec'; readonly text: string }
  | { readonly id: number; readonly kind: 'close' };

/** What the thread tells: an answer (id 0 says that the store is open, or why not), or that there will be no more. */
export type WorkerReply =
  | { readonly panic: string }
  | { readonly id: number; readonly rows: readonly object[] }
  | { readonly id: number; readonly failure: EngineFailure };

if (!parentPort) throw new Error('this file is the thread of the embedded store');
const port = parentPort;
const { directory } = workerData as { directory: string };

function reply(message: WorkerReply): void {
  port.postMessage(message);
}

async function start(): Promise<void> {
  const onPanic = (panic: string): void => {
    reply({ panic });
  };
  const db = await openDurable(directory, { onPanic });
  for (const [type, parse] of PARSERS) db.parsers[type] = parse;
  db.serializers[17] = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`;

  await db.exec(PLANNING);
  const prepared = new PreparedStatements(db);
  const run = async (request: WorkerRequest): Promise<readonly object[]> => {
    if (request.kind === 'query') return prepared.query(request.text, request.params);
    if (request.kind === 'exec') await db.exec(request.text);
    else await db.close();
    return [];
  };
  let tail = Promise.resolve();
  port.on('message', (request: WorkerRequest) => {
    tail = tail.then(async () => {
      try {
        reply({ id: request.id, rows: await run(request) });
      } catch (error) {
        reply({ id: request.id, failure: failureOf(error) });
      }
      if (request.kind === 'close') port.close();
    });
  });
}

start().then(
  () => {
    reply({ id: 0, rows: [] });
  },
  (error: unknown) => {
    reply({ id: 0, failure: failureOf(error) });
    port.close();
  },
);
