/** What senders send in: a message becomes an interaction, and its sender gets one answer (CG-1 … CG-4, CG-38 … CG-45). */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { removeFiles, type StoredFile } from '../attachments/write.js';
import type { Db } from '../db/db.js';
import type { ChatPass } from '../talk/chat-pass.js';
import { ANSWER_TYPE, writeReceipt } from './answers.js';
import { describeIntake } from './describe.js';
import { contentHash } from './item.js';
import { readMultipart } from './multipart.js';
import {
  CALLBACKS,
  CASES,
  CHATS,
  filesOf,
  readItem,
  readMessage,
  WHOLE_TYPES,
  WORK_ITEMS,
  type MessageKind,
} from './read.js';
import { Refusal } from './refusal.js';
import { guardSenders, senderOf, visitIn, type SenderScopeDeps } from './sender-scope.js';
import type { Backlog } from '../routing/backlog.js';
import { traceOf } from '../tracing/spans.js';
import { ItemStore, type Stored, type Submission } from './store.js';

/** What the intake needs. */
export interface IntakeDeps extends SenderScopeDeps {
  readonly db: Db;
  /** Whether so much waits that nothing new is taken (CG-10); hears of what was stored. */
  readonly backlog: Pick<Backlog, 'full' | 'storing'>;
  /** Told after the commit when something can be routed. */
  onQueued(): void;
  /** What the page of the contact of a chat gets, by the id of the request. */
  admit(requestId: string): ChatPass;
  /** Told after the commit of what was stored for the first time. */
  onAccepted(stored: Stored): void;
}

interface Intake extends IntakeDeps {
  readonly items: ItemStore;
}

const MULTIPART_TYPE = 'multipart/form-data';

/** It takes a while until agents have ended enough. */
const FULL_RETRY_SECONDS = 10;

/** Adds the intake to a server. */
export async function registerIntake(app: FastifyInstance, deps: IntakeDeps): Promise<void> {
  const intake = { ...deps, items: new ItemStore(deps.db) };
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const whole = { parseAs: 'buffer', bodyLimit: deps.limits.bodyBytes } as const;
    scope.addContentTypeParser(WHOLE_TYPES, whole, (_request, body, done) => {
      done(null, body);
    });
    await guardSenders(scope, deps);
    await scope.register(multipart);
    for (const kind of [WORK_ITEMS, CASES, CHATS, CALLBACKS])
      scope.post(kind.path, describeIntake(kind), (request, reply) => accept(request, reply, kind, intake));
  });
}

async function accept(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: MessageKind,
  deps: Intake,
): Promise<FastifyReply> {
  const hasParts = kind.xml !== undefined && visitIn(request).mediaType === MULTIPART_TYPE;
  const stored = await (hasParts ? takeParts : takeWhole)(request, kind, deps);
  const { created, receipt } = stored;
  if (created) {
    deps.onAccepted(stored);
    if (receipt.state === 'queued') deps.onQueued();
  }
  const { format, sender } = visitIn(request);
  request.log.info(
    { sender: sender?.id, first: receipt.requestId, created, state: receipt.state },
    'work item',
  );
  reply.code(created ? 201 : 200);
  if (kind === CHATS) return admit(reply, stored, sender?.receipts === true, deps);
  if (!sender?.receipts) return reply.send();
  return reply.type(ANSWER_TYPE[format]).send(writeReceipt(format, receipt));
}

/** Also who wants no receipt gets what the contact needs. It is the same for a repeat. */
function admit(reply: FastifyReply, { receipt }: Stored, receipts: boolean, deps: Intake): FastifyReply {
  return reply
    .type(ANSWER_TYPE.json)
    .send({ ...(receipts ? receipt : {}), ...deps.admit(receipt.requestId) });
}

function takeWhole(request: FastifyRequest, kind: MessageKind, deps: Intake): Promise<Stored> {
  const { mediaType } = visitIn(request);
  const { headers, body } = request;
  const encoding = headers['content-encoding'];
  if (!(body instanceof Uint8Array) || (encoding !== undefined && encoding !== 'identity'))
    throw new Refusal('UNSUPPORTED_TYPE', 'The message needs a content type, and no content encoding.');
  const charset = charsetIn(headers['content-type']);
  const item = readMessage(kind, headers, { bytes: body, mediaType, charset });
  return store(deps, submissionOf(request, item, filesOf(item.attachments, new Map())));
}

async function takeParts(request: FastifyRequest, kind: MessageKind, deps: Intake): Promise<Stored> {
  const written: StoredFile[] = [];
  try {
    const parts = await readMultipart(request, senderOf(request).id, deps, written);
    const item = readItem(kind, parts.item);
    const sums = [...parts.files].map(([name, file]) =>
      JSON.stringify([name, file.name, file.mediaType, file.sha256]),
    );
    const submission = submissionOf(request, item, filesOf(item.attachments, parts.files), sums.sort());
    const stored = await store(deps, submission);
    if (!stored.created) await discard(deps.db, written);
    return stored;
  } catch (error) {
    await discard(deps.db, written);
    throw error;
  }
}

/** What came before gets its first receipt even where nothing new is taken. */
async function store({ items, backlog }: Intake, submission: Submission): Promise<Stored> {
  if (!backlog.full) return backlog.storing(() => items.store(submission));
  const first = await items.find(submission);
  if (first) return first;
  throw new Refusal('UNAVAILABLE', 'Too much waits; nothing was created.', FULL_RETRY_SECONDS);
}

/** Files of a message that was refused, or came before. What stays behind because the store is away is swept later. */
async function discard(db: Db, files: readonly StoredFile[]): Promise<void> {
  if (files.length > 0)
    await removeFiles(
      db,
      files.map((file) => file.id),
    ).catch(() => undefined);
}

function submissionOf(
  request: FastifyRequest,
  item: Submission['item'],
  files: Submission['files'],
  sums: readonly string[] = [],
): Submission {
  const { requestId, span } = visitIn(request);
  const trace = traceOf(span);
  return { requestId, trace, senderId: senderOf(request).id, item, files, hash: contentHash(item, sums) };
}

function charsetIn(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
}
