/** The embedded engine's thread. PGlite runs on the thread that calls it, and would starve the sockets of the main one. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type EngineFailure } from './failure.js';
import { openDurable } from './durable-fs.js';
import { PLANNING } from './planning.js';
import { PreparedStatements } from './prepared.js';
import type { Statement } from './round-trips.js';
import { PARSERS } from './values.js';

/** What the main thread asks: statements with their parameters, or a text that may hold several without. */
export type WorkerRequest =
  | { readonly id: number; readonly kind: 'run'; readonly statements: readonly Statement[] }
  | { readonly id: number; readonly kind: 'exec'; readonly text: string }
  | { readonly id: number; readonly kind: 'close' };

/** What the thread tells: an answer (id 0 says that the store is open, or why not), or that there will be no more. */
export type WorkerReply =
  | { readonly panic: string }
  | { readonly id: number; readonly answers: readonly (readonly object[])[] }
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
  const run = async (request: WorkerRequest): Promise<readonly (readonly object[])[]> => {
    if (request.kind === 'run') return prepared.run(request.statements);
    if (request.kind === 'exec') await db.exec(request.text);
    else await db.close();
    return [];
  };
  let tail = Promise.resolve();
  port.on('message', (request: WorkerRequest) => {
    tail = tail.then(async () => {
      try {
        reply({ id: request.id, answers: await run(request) });
      } catch (error) {
        reply({ id: request.id, failure: failureOf(error) });
      }
      if (request.kind === 'close') port.close();
    });
  });
}

start().then(
  () => {
    reply({ id: 0, answers: [] });
  },
  (error: unknown) => {
    reply({ id: 0, failure: failureOf(error) });
    port.close();
  },
);
