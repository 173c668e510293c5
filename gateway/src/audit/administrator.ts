/** Who administers, and the record of what they did. */
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Tx } from '../db/db.js';

/** What was done with what: names of fields, never what stands in them. */
export interface Deed {
  readonly action: 'created' | 'changed' | 'deleted' | 'erased';
  readonly resource: string;
  readonly id: string;
  readonly fields?: readonly string[];
}

/** Who a request comes from, and what it has done so far. */
export interface Administrator {
  /** The name of their key. */
  readonly name: string;
  readonly address: string;
  readonly deeds: Deed[];
}

declare module 'fastify' {
  interface FastifyRequest {
    administrator: Administrator | null;
  }
}

const WRITE = `
INSERT INTO audit(actor_kind, actor, action, object_kind, object_id, fields, address)
VALUES ('admin', $1, $2, $3, $4, $5::text[], $6)`;

/** Writes who did what: it is committed with the deed or not at all. */
export function audit(tx: Pick<Tx, 'send'>, by: Administrator, deed: Deed): void {
  const { action, resource, id, fields } = deed;
  tx.send(WRITE, [by.name, action, resource, id, fields ?? null, by.address]);
  by.deeds.push(deed);
}

/** Prepares a scope whose requests have an administrator, whose deeds are also told to the log. */
export function recordAdministrators(scope: FastifyInstance): void {
  scope.decorateRequest('administrator', null);
  scope.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode < 400) tell(request.log, request.administrator);
    done(null, payload);
  });
}

/** Whoever showed the key of this request. */
export function administratorOf({ administrator }: FastifyRequest): Administrator {
  if (!administrator) throw new Error('the request is outside the scope for administrators');
  return administrator;
}

function tell(log: FastifyBaseLogger, by: Administrator | null): void {
  for (const deed of by?.deeds ?? [])
    log.info({ audit: deed, actor: by?.name, address: by?.address }, 'administration');
}
