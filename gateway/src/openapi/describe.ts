/** What a route says of itself for `/openapi.json`. The schemas of its requests are those that it validates with. */
import type { RouteShorthandOptions } from 'fastify';
import { Type, type TObject, type TSchema } from 'typebox';
import { ADMIN_STATUS, type AdminCode } from '../admin/errors.js';
import { REFUSAL_STATUS, type RefusalCode } from '../intake/refusal.js';

/** Which key a route asks for, by the names of the security schemes; `none`: nothing. */
export type Key = 'admin' | 'sender' | 'pass' | 'ticket' | 'none';

/** A body or an answer in JSON, or in other forms by their media types. */
export type Content = TSchema | Readonly<Record<string, TSchema>>;

/** A route in words and schemas. */
export interface Description {
  readonly tag: 'senders' | 'chats' | 'attachments' | 'administration' | 'operations';
  readonly summary: string;
  readonly key: Key;
  readonly body?: Content;
  readonly params?: TSchema;
  readonly querystring?: TSchema;
  readonly headers?: TSchema;
  /** By status; null: no body. */
  readonly answers: Readonly<Record<number, Content | null>>;
  /** The codes that it may refuse with, and the statuses that these have. */
  readonly refusals?: Readonly<Record<number, Content>>;
}

const JSON_TYPE = 'application/json';

/** Any file. */
export const Bytes: TSchema = Type.Unsafe({ type: 'string', format: 'binary' });

/** What a route is added with. */
export type RouteDescription = Required<
  Pick<RouteShorthandOptions, 'schema' | 'validatorCompiler' | 'serializerCompiler'>
>;

/** Routes check what they are sent themselves, with the same schemas, for their refusals have codes; and answer as they are. */
const BY_ITSELF: Omit<RouteDescription, 'schema'> = {
  validatorCompiler: () => () => true,
  serializerCompiler: () => (answer) => JSON.stringify(answer),
};

/** Describes a route. */
export function describe(words: Description): RouteDescription {
  const { tag, summary, key, body, answers, refusals = {}, ...request } = words;
  const told = Object.entries({ ...answers, ...refusals }).map(([status, content]) => [
    status,
    { description: Number(status) < 400 ? 'Done.' : 'Refused.', ...(content ? contentOf(content) : NOTHING) },
  ]);
  const schema = {
    tags: [tag],
    summary,
    security: key === 'none' ? [] : [{ [key]: [] }],
    ...(body ? { body: contentOf(body) } : {}),
    ...request,
    response: Object.fromEntries(told) as Record<string, unknown>,
  };
  return { schema, ...BY_ITSELF };
}

const NOTHING = { type: 'null' };

function contentOf(content: Content): object {
  const byType = isSchema(content) ? { [JSON_TYPE]: content } : content;
  return {
    content: Object.fromEntries(Object.entries(byType).map(([type, schema]) => [type, { schema }])),
  };
}

function isSchema(content: Content): content is TSchema {
  return !Object.keys(content).some((name) => name.includes('/'));
}

/** How an administrator is refused; every request may be refused for its key, or because the store is away. */
export function adminRefusals(...codes: readonly AdminCode[]): Record<number, Content> {
  return byStatus<AdminCode>(['MALFORMED', 'UNAUTHORIZED', 'UNAVAILABLE', ...codes], ADMIN_STATUS, refusalOf);
}

/** How the page of a contact is refused. */
export function chatRefusals(...codes: readonly RefusalCode[]): Record<number, Content> {
  return byStatus<RefusalCode>(
    ['UNAUTHORIZED', 'GONE', 'RATE_LIMITED', 'UNAVAILABLE', ...codes],
    REFUSAL_STATUS,
    refusalOf,
  );
}

/** How a sender is refused: in the form in which it sent. */
export function senderRefusals(...codes: readonly RefusalCode[]): Record<number, Content> {
  const all: readonly RefusalCode[] = [
    'MALFORMED',
    'UNAUTHORIZED',
    'FORBIDDEN',
    'RATE_LIMITED',
    'UNAVAILABLE',
    ...codes,
  ];
  return byStatus(all, REFUSAL_STATUS, (some) => ({
    [JSON_TYPE]: refusalOf(some, { requestId: Type.String() }),
    'application/xml': Type.String(),
  }));
}

function refusalOf(codes: readonly string[], more: Readonly<Record<string, TSchema>> = {}): TObject {
  const code = Type.Enum([...codes]);
  return Type.Object({ error: Type.Object({ ...more, code, message: Type.String() }) });
}

/** Describes the refusals of a route by the statuses that its codes have. */
export function byStatus<C extends string>(
  codes: readonly C[],
  statuses: Readonly<Record<C, number>>,
  describeCodes: (codes: readonly C[]) => Content,
): Record<number, Content> {
  const used = [...new Set(codes.map((code) => statuses[code]))].sort((one, other) => one - other);
  return Object.fromEntries(
    used.map((status) => [status, describeCodes(codes.filter((code) => statuses[code] === status))]),
  );
}
