/** A gateway's HTTP side on one engine, listening, with senders and entrances, for the tests of the intake and its neighbours. */
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify, { LogController } from 'fastify';
import { registerAdmin } from '../../src/admin/register.js';
import { registerAttachments } from '../../src/attachments/register.js';
import { redactUrl } from '../../src/attachments/ticket.js';
import { Refusals } from '../../src/audit/refusals.js';
import type { Db } from '../../src/db/db.js';
import { Hints } from '../../src/events/hints.js';
import { uuidv7 } from '../../src/ids.js';
import { DEFAULT_LIMITS, type IntakeLimits } from '../../src/intake/limits.js';
import type { RefusalCode } from '../../src/intake/refusal.js';
import { registerIntake } from '../../src/intake/register.js';
import type { ChatPass } from '../../src/talk/chat-pass.js';
import { SenderDirectory } from '../../src/intake/senders.js';
import { lingerOnClose } from '../../src/linger.js';
import { Backlog, type BacklogLimits } from '../../src/routing/backlog.js';
import type { Engine } from '../support/engines.js';

export const TICKET_SECRET = 'a secret of at least thirty-two bytes';
export const KEYS = {
  sender: 'key-of-sender',
  quiet: 'key-of-quiet',
  other: 'key-of-other',
  barred: 'key-of-barred',
  admin: 'key-of-admin',
};

/** What is under test, and what it did. */
export interface OpenIntake {
  readonly db: Db;
  readonly url: string;
  /** How much waits, counted by nobody but the test. */
  readonly backlog: Backlog;
  /** What was counted as refused. */
  readonly refused: RefusalCode[];
  /** How often something was reported as queued. */
  readonly queued: { count: number };
  /** Every line that was logged. */
  readonly log: string[];
  /** The clock that tickets are checked against, in milliseconds since 1970. */
  readonly clock: { now: number };
  count(
    table: 'interaction' | 'contact' | 'attachment' | 'attachment_chunk' | 'interaction_log',
  ): Promise<number>;
  close(): Promise<void>;
}

export async function openIntake(
  engine: Engine,
  options: { limits?: Partial<IntakeLimits>; db?: (db: Db) => Db; buffer?: BacklogLimits } = {},
): Promise<OpenIntake> {
  const store = await engine.open();
  await seed(store.db);
  const db = options.db ? options.db(store.db) : store.db;
  const log: string[] = [];
  const app = Fastify({
    genReqId: () => uuidv7(),
    logController: new LogController({ requestIdLogLabel: 'requestId' }),
    logger: {
      level: 'debug',
      stream: { write: (line: string) => void log.push(line) },
      serializers: { req: ({ method, url }) => ({ method, url: redactUrl(url) }) },
    },
  });
  lingerOnClose(app);
  const refused: RefusalCode[] = [];
  const queued = { count: 0 };
  const clock = { now: Date.now() };
  const onQueued = (): void => void queued.count++;
  const shared = {
    db,
    senders: new SenderDirectory(db, 0),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    onRefused: (code: RefusalCode) => void refused.push(code),
    onQueued,
  };
  const backlog = new Backlog(db, options.buffer ?? { bufferMax: 1_000_000, bufferMin: 900_000 });
  const admit = (id: string): ChatPass => ({ id, token: `of ${id}` });
  await registerIntake(app, { ...shared, backlog, admit, onAccepted: () => undefined });
  await registerAttachments(app, {
    ...shared,
    ticketSecret: TICKET_SECRET,
    now: () => clock.now,
    onTicketRefused: () => undefined,
  });
  await registerAdmin(app, {
    store: { db, hints: new Hints(), recentDays: 1 },
    keyHashes: new Map([['admin', sha256(KEYS.admin)]]),
    refusals: new Refusals(db, app.log),
    onQueued,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return {
    db: store.db,
    backlog,
    url: `http://127.0.0.1:${port}`,
    refused,
    queued,
    log,
    clock,
    async count(table) {
      const [row] = await store.db.query<{ number: number }>(`SELECT count(*) AS number FROM ${table}`);
      return row?.number ?? NaN;
    },
    async close() {
      await app.close();
      await store.close();
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

async function seed(db: Db): Promise<void> {
  await db.exec(`INSERT INTO queue VALUES ('sales', 'Sales');
    INSERT INTO entrance(id, name, queue_id, open, opening, enabled) VALUES
      ('loans', 'Loans', 'sales', true, 'open', true), ('claims', 'Claims', 'sales', false, 'closed', true),
      ('old', 'Old', 'sales', true, 'open', false);
    INSERT INTO agent(id, name) VALUES ('anna', 'Anna'), ('bo', 'Bo')`);
  for (const [id, receipts, enabled] of [
    ['sender', true, true],
    ['other', true, true],
    ['quiet', false, true],
    ['barred', true, false],
  ] as const) {
    await db.query('INSERT INTO sender VALUES ($1, $1, $2, $3, $4)', [
      id,
      sha256(KEYS[id]),
      receipts,
      enabled,
    ]);
  }
}

/** The parts of a work item that tests change; `more` stands before the end. */
export interface Written {
  id?: string;
  subject?: string;
  entrance?: string;
  workitem?: string;
  before?: string;
  more?: string;
}

/** A work item as a sender writes it. */
export function workItem({
  id = crypto.randomUUID(),
  subject = 'Manual evaluation',
  entrance = 'loans',
  workitem = 'Call back',
  before = '',
  more = '',
}: Written = {}): string {
  return `<workItem xmlns="urn:contact-pad:work-item:1" id="${id}">${before}<subject>${subject}</subject><entrance>${entrance}</entrance><workitem>${workitem}</workitem>${more}</workItem>`;
}

/** Posts a message as the sender with receipts, unless `headers` say otherwise. */
export function post(
  url: string,
  body: string | Uint8Array | FormData,
  headers: Record<string, string> = {},
): Promise<Response> {
  const type = body instanceof FormData ? {} : { 'content-type': 'application/xml' };
  return fetch(`${url}/v1/work-items`, {
    method: 'POST',
    body: body as NonNullable<RequestInit['body']>,
    headers: { authorization: `Bearer ${KEYS.sender}`, ...type, ...headers },
  });
}

/** The code in an error answer, in either format. */
export function codeIn(body: string): string | undefined {
  return /code(?:=|":)"([A-Z_]+)"/.exec(body)?.[1];
}
