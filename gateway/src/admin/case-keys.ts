import { Type } from 'typebox';
import { closed, Position, Text } from './check.js';
import { tellHolders } from './holders.js';
import type { Resource } from './resource.js';

const common = { label: Text, position: Position, editable: Type.Boolean(), inOffer: Type.Boolean() };
const Plain = Type.Union([
  Type.Literal('string'),
  Type.Literal('boolean'),
  Type.Literal('integer'),
  Type.Literal('float'),
  Type.Literal('date'),
]);
const CaseKey = Type.Union([
  Type.Object({ ...common, type: Plain }, closed),
  Type.Object(
    {
      ...common,
      type: Type.Literal('list'),
      options: Type.Array(Text, { minItems: 1, maxItems: 200, uniqueItems: true }),
    },
    closed,
  ),
]);

/** The keys of case data that agents see under a label, in an order, with a type; some can be edited (WI-3, WI-21). */
export const caseKeys: Resource<typeof CaseKey> = {
  path: 'case-keys',
  list: 'caseKeys',
  table: 'case_key',
  key: 'key',
  view: `SELECT t.key, t.label, t.position, t.type, t.options, t.editable, t.in_offer AS "inOffer" FROM case_key t`,
  body: CaseKey,
  inUse: 'Something refers to this key.',
  async write(tx, key, body) {
    const { label, position, type, editable, inOffer } = body;
    const options = body.type === 'list' ? JSON.stringify(body.options) : null;
    await tx.query(
      `INSERT INTO case_key(key, label, position, type, options, editable, in_offer)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
       ON CONFLICT (key) DO UPDATE SET label = excluded.label, position = excluded.position, type = excluded.type,
         options = excluded.options, editable = excluded.editable, in_offer = excluded.in_offer`,
      [key, label, position, type, options, editable, inOffer],
    );
  },
  tell: (change, key) =>
    tellHolders(change, `i.data @> jsonb_build_array(jsonb_build_object('key', $1::text))`, key),
};
