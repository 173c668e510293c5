/** What the endpoints for administrators say of themselves. */
import { Type, type TObject, type TSchema, type TUnion } from 'typebox';
import { adminRefusals, describe, type Description, type RouteDescription } from '../openapi/describe.js';
import { closed, Id, Page } from './check.js';
import type { AdminCode } from './errors.js';
import type { Deletable, Resource } from './resource.js';

/** The address of one thing. */
export const Address = Type.Object({ id: Id }, closed);

/** A moment, in RFC 3339. */
export const Moment = Type.String({ format: 'date-time' });

/** The same, or null. */
export const orNull = (schema: TSchema): TSchema => Type.Union([schema, Type.Null()]);

/** Describes an endpoint; `codes` are those that it refuses with beside those of all. */
export function administers(
  words: Omit<Description, 'tag' | 'key' | 'refusals'>,
  ...codes: readonly AdminCode[]
): RouteDescription {
  const { body, params, querystring } = words;
  const long: AdminCode[] = body ? ['TOO_LARGE'] : [];
  const invalid: AdminCode[] = body || params || querystring ? ['INVALID'] : [];
  const refusals = adminRefusals(...new Set([...long, ...invalid, ...codes]));
  return describe({ ...words, tag: 'administration', key: 'admin', refusals });
}

/** A page of a list. */
export function pageOf(list: string, entry: TSchema): TObject {
  return Type.Object({ [list]: Type.Array(entry), cursor: Type.Optional(Type.String()) });
}

/** The four endpoints of one kind. */
export function describeResource(resource: Resource): Record<'list' | 'one' | 'put', RouteDescription> {
  const { path, list, body } = resource;
  const entry = shown(resource);
  return {
    list: administers({
      summary: `Lists ${path}.`,
      querystring: Page,
      answers: { 200: pageOf(list, entry) },
    }),
    one: administers(
      { summary: `Shows one of ${path}.`, params: Address, answers: { 200: entry } },
      'NOT_FOUND',
    ),
    put: administers(
      {
        summary: `Creates or replaces one of ${path}.`,
        params: Address,
        body,
        answers: { 200: entry, 201: entry },
      },
      'CONFLICT',
    ),
  };
}

/** The endpoint that deletes one of a kind. */
export function describeDeleting({ path }: Deletable): RouteDescription {
  const words = { summary: `Deletes one of ${path}.`, params: Address, answers: { 204: null } };
  return administers(words, 'NOT_FOUND', 'CONFLICT');
}

/** What was written, with its key; what is only ever written is not shown. */
function shown({ key, body }: Resource): TObject {
  const kinds = 'anyOf' in body ? (body as TUnion<TObject[]>).anyOf : [body as TObject];
  const written = kinds.flatMap(({ properties }) => Object.entries(properties));
  const names = new Set(written.flatMap(([name, field]) => ('writeOnly' in field ? [] : [name])));
  const fields = [...names].map((name) => {
    const forms = written.flatMap(([other, field]) => (other === name ? [field] : []));
    return [name, Type.Optional(Type.Union([...forms, Type.Null()]))];
  });
  return Type.Object({ [key]: Type.String(), ...(Object.fromEntries(fields) as Record<string, TSchema>) });
}
