import { Type, type TSchema } from 'typebox';
import type { Disposition } from 'contact-pad/core';
import { closed, Id, Text } from './check.js';
import { AdminError } from './errors.js';
import { tellHolders } from './holders.js';
import type { Resource } from './resource.js';

const MOST = 200;
const leaf = { code: Id, label: Text };
const flat = Type.Array(Type.Object(leaf, closed), { minItems: 1, maxItems: MOST });

/** Folders may stand in folders so many times; the protocol says the same. */
const DEEPEST = 8;

function optionsTo(depth: number): TSchema {
  if (depth === 1) return flat;
  const folder = Type.Object({ ...leaf, children: Type.Optional(optionsTo(depth - 1)) }, closed);
  return Type.Array(folder, { minItems: 1, maxItems: MOST });
}

const DispositionSet = Type.Union([
  Type.Object(
    { control: Type.Union([Type.Literal('drop-down'), Type.Literal('radio')]), options: flat },
    closed,
  ),
  Type.Object(
    { control: Type.Literal('tree'), options: Type.Unsafe<readonly Disposition[]>(optionsTo(DEEPEST)) },
    closed,
  ),
]);

/** How work can end, and how that is chosen; folders only in a tree (DC-1). */
export const dispositionSets: Resource<typeof DispositionSet> = {
  path: 'disposition-sets',
  list: 'dispositionSets',
  table: 'disposition_set',
  key: 'id',
  view: 'SELECT t.id, t.control, t.options FROM disposition_set t',
  body: DispositionSet,
  inUse: 'A task type offers these dispositions: take them from it first.',
  async write(tx, id, { control, options }) {
    const codes = codesOf(options);
    if (new Set(codes).size < codes.length) throw new AdminError('INVALID', 'A code is there twice.');
    await tx.query(
      `INSERT INTO disposition_set(id, control, options) VALUES ($1, $2, $3::jsonb)
       ON CONFLICT (id) DO UPDATE SET control = excluded.control, options = excluded.options`,
      [id, control, JSON.stringify(options)],
    );
  },
  tell: (change, id) =>
    tellHolders(
      change,
      'i.task_type IN (SELECT tt.id FROM task_type tt WHERE tt.disposition_set_id = $1)',
      id,
    ),
};

function codesOf(options: readonly Disposition[]): string[] {
  return options.flatMap(({ code, children }) => [code, ...codesOf(children ?? [])]);
}
