/** Changing case data: per key, where the administrator allows it, and only to a value of the key's type (WI-21). */
import { PadError } from 'contact-pad/core';
import type { CaseValueType } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

interface CaseKey {
  readonly label: string;
  readonly type: CaseValueType;
  readonly options: readonly string[] | null;
  readonly editable: boolean;
}

const READ = `
SELECT k.label, k.type, k.options, k.editable
FROM interaction i, jsonb_array_elements(i.data) e, case_key k
WHERE i.id = $1::uuid AND e->>'key' = $2 AND k.key = $2`;

const WRITE = `
WITH changed AS (
  UPDATE interaction i
  SET version = version + 1, data = (
    SELECT jsonb_agg(CASE WHEN e->>'key' = $2 THEN jsonb_set(e, '{value}', to_jsonb($3::text)) ELSE e END ORDER BY n)
    FROM jsonb_array_elements(i.data) WITH ORDINALITY AS d(e, n))
  WHERE i.id = $1::uuid
  RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, 'case-data-changed', $4, jsonb_build_object('key', $2::text) FROM changed`;

/** Changes one value of an interaction that is locked. @throws PadError `NOT_ALLOWED` or `INVALID`; nothing was changed. */
export async function writeCaseValue(
  tx: Queryable,
  change: {
    readonly interaction: string;
    readonly key: string;
    readonly value: string;
    readonly agent: string;
  },
): Promise<void> {
  const { interaction, key, value, agent } = change;
  const [caseKey] = await tx.query<CaseKey>(READ, [interaction, key]);
  if (!caseKey?.editable) throw new PadError('NOT_ALLOWED', 'This value cannot be changed.');
  const complaint = complaintAbout(value, caseKey);
  if (complaint) throw new PadError('INVALID', `${caseKey.label} ${complaint}.`);
  await tx.query(WRITE, [interaction, key, value, agent]);
}

/** An empty value is allowed for every type: it means that nothing is known. */
function complaintAbout(value: string, { type, options }: CaseKey): string | undefined {
  if (value.includes('\0')) return 'holds a character that cannot be stored';
  if (value === '') return undefined;
  switch (type) {
    case 'string':
      return undefined;
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'is true or false';
    case 'integer':
      return /^[+-]?\d{1,18}$/.test(value) ? undefined : 'is a whole number';
    case 'float':
      return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value) ? undefined : 'is a number such as 12.5';
    case 'date':
      return isDate(value) ? undefined : 'is a date such as 2026-12-31';
    case 'list':
      return options?.includes(value) ? undefined : 'is none of the listed values';
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
