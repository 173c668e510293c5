import { Type } from 'typebox';
import { closed, Position, Text } from './check.js';
import { AdminError } from './errors.js';
import { lockEveryone, tellEveryone } from './holders.js';
import type { Resource } from './resource.js';

const Reason = Type.Object({ label: Text, position: Position }, closed);

/** The reasons for Not Ready that every agent may choose from. */
export const reasons: Resource<typeof Reason> = {
  path: 'not-ready-reasons',
  list: 'notReadyReasons',
  table: 'not_ready_reason',
  key: 'code',
  view: 'SELECT t.code, t.label, t.position FROM not_ready_reason t',
  body: Reason,
  inUse: 'An agent is Not Ready for this reason, or will be: wait until nobody is.',
  lock: lockEveryone,
  async write(tx, code, { label, position }) {
    await tx.query(
      `INSERT INTO not_ready_reason(code, label, position) VALUES ($1, $2, $3)
       ON CONFLICT (code) DO UPDATE SET label = excluded.label, position = excluded.position`,
      [code, label, position],
    );
  },
  async clear(tx, code) {
    const given = await tx.query('SELECT FROM presence WHERE $1 IN (reason, intended_reason) LIMIT 1', [
      code,
    ]);
    if (given.length > 0) throw new AdminError('CONFLICT', this.inUse);
  },
  tell: tellEveryone,
};
