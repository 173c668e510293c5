/** What administrators may write, and the check that it is so. */
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { AdminError } from './errors.js';

/** Nothing but what is described. */
export const closed = { additionalProperties: false };

/** Names a thing in addresses, in messages of senders, and in other things. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });

/** A text that people read: one line, not blank. */
export const Text = Type.String({ pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,200}$' });

/** Where something stands in a list that agents see; equal ones stand by their keys. */
export const Position = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** Which page of a list is asked for. `cursor` is that of the page before. */
export const Page = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$' })),
    cursor: Type.Optional(Type.String({ pattern: '^[^\\p{Cc}\\p{Cs}]{1,200}$' })),
  },
  closed,
);

const DEFAULT_PAGE = 100;

/** How many rows a page has. */
export function sizeOf(limit: string | undefined): number {
  return limit === undefined ? DEFAULT_PAGE : Number(limit);
}

/** Makes a check that gives the value, or throws `INVALID` with what is wrong where, and never with the value itself. */
export function demand<S extends TSchema>(schema: S): (value: unknown) => Static<S> {
  const check = Compile(schema);
  return (value) => {
    if (check.Check(value)) return value;
    const [wrong] = check.Errors(value);
    const where = wrong?.instancePath === '' ? 'It' : wrong?.instancePath;
    throw new AdminError('INVALID', `${where ?? 'It'} ${wrong?.message ?? 'is not right'}.`);
  };
}
