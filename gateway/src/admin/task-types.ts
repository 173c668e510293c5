import { Type } from 'typebox';
import { closed, Id, Position, Text } from './check.js';
import { tellHolders } from './holders.js';
import type { Resource } from './resource.js';

const idOrNull = Type.Union([Id, Type.Null()]);
const TaskType = Type.Object(
  {
    name: Text,
    queue: idOrNull,
    wrap: Type.Optional(Type.Union([Type.Literal('none'), Type.Literal('timed'), Type.Literal('open')])),
    wrapMs: Type.Optional(Type.Integer({ minimum: 10, maximum: 86_400_000 })),
    extendMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400_000 })),
    dispositionSet: Type.Optional(idOrNull),
    dispositionRequired: Type.Optional(Type.Boolean()),
    lineCalls: Type.Optional(Type.Boolean()),
  },
  closed,
);
const Rule = Type.Object(
  {
    position: Position,
    key: Type.String({ pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,100}$' }),
    value: Text,
    taskType: Id,
  },
  closed,
);

const VIEW = `
SELECT t.id, t.name, t.queue_id AS queue, t.wrap, t.wrap_ms AS "wrapMs", t.extend_ms AS "extendMs",
  t.disposition_set_id AS "dispositionSet", t.disposition_required AS "dispositionRequired",
  t.line_calls AS "lineCalls"
FROM task_type t`;

const WRITE = `
INSERT INTO task_type(id, name, queue_id, wrap, wrap_ms, extend_ms, disposition_set_id, disposition_required, line_calls)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, queue_id = excluded.queue_id, wrap = excluded.wrap,
  wrap_ms = excluded.wrap_ms, extend_ms = excluded.extend_ms, disposition_set_id = excluded.disposition_set_id,
  disposition_required = excluded.disposition_required, line_calls = excluded.line_calls`;

const ONE_OF_LINE_CALLS = 'UPDATE task_type SET line_calls = false WHERE line_calls AND id <> $1';

/**
 * The kinds of work that have a name, a queue of their own where `queue` is not null (CG-14), after-work (CG-32) and
 * dispositions to choose from (DC-1). Calls on the lines of agents' own pads are of the one with `lineCalls`, if there is one.
 */
export const taskTypes: Resource<typeof TaskType> = {
  path: 'task-types',
  list: 'taskTypes',
  table: 'task_type',
  key: 'id',
  view: VIEW,
  body: TaskType,
  inUse: 'A rule sets this task type: delete the rule first.',
  async write(tx, id, body) {
    const { name, queue, wrap = 'none', wrapMs = 30_000, extendMs = 0 } = body;
    const { dispositionSet = null, dispositionRequired = false, lineCalls = false } = body;
    const after = [wrap, wrapMs, extendMs, dispositionSet, dispositionRequired];
    if (lineCalls) await tx.query(ONE_OF_LINE_CALLS, [id]);
    await tx.query(WRITE, [id, name, queue, ...after, lineCalls]);
  },
  tell: (change, id) => tellHolders(change, 'i.task_type = $1', id),
};

/** Which contact data makes which task type, where the sender named none: the first that fits, by position (CG-14). */
export const taskTypeRules: Resource<typeof Rule> = {
  path: 'task-type-rules',
  list: 'taskTypeRules',
  table: 'task_type_rule',
  key: 'id',
  view: 'SELECT t.id, t.position, t.key, t.value, t.task_type_id AS "taskType" FROM task_type_rule t',
  body: Rule,
  inUse: 'Something refers to this rule.',
  async write(tx, id, { position, key, value, taskType }) {
    await tx.query(
      `INSERT INTO task_type_rule(id, position, key, value, task_type_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET position = excluded.position, key = excluded.key, value = excluded.value,
         task_type_id = excluded.task_type_id`,
      [id, position, key, value, taskType],
    );
  },
};
