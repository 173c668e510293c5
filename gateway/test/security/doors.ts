/** Every route, by what opens it. A route that stands nowhere here fails the tests. */

/** The key of a sender, of an administrator, of one chat, a ticket of one file; or nothing. */
export type Door = 'sender' | 'admin' | 'pass' | 'ticket' | 'open';

const KINDS = [
  ...['agents', 'case-keys', 'contacts', 'customer-fields', 'destinations', 'disposition-sets'],
  ...['not-ready-reasons', 'queues', 'senders', 'task-type-rules', 'task-types', 'workbins'],
];
const allOf = (kind: string): string[] => [
  ...[`GET /${kind}`, `GET /${kind}/:id`, `PUT /${kind}/:id`, `DELETE /${kind}/:id`],
];

const ADMIN = [
  ...[...KINDS, 'entrances', 'customers'].flatMap(allOf),
  ...['GET /media', 'GET /media/:id', 'PUT /media/:id', 'GET /responses', 'PUT /responses'],
  ...['GET /outbox', 'DELETE /outbox/:id', 'POST /messages', 'GET /interactions'],
  ...['GET /audit', 'GET /statistics', 'GET /overview'],
].map((route) => route.replace(' /', ' /v1/admin/'));

/** The routes behind each. */
export const DOORS: Readonly<Record<Door, readonly string[]>> = {
  sender: ['work-items', 'cases', 'chats', 'callbacks', 'attachments'].map((path) => `POST /v1/${path}`),
  admin: ADMIN,
  pass: [
    ...['messages', 'typing', 'received', 'end'].map((what) => `POST /v1/chats/:id/${what}`),
    'GET /v1/chats/:id/events',
  ],
  ticket: ['GET /v1/attachments/:id'],
  // The socket has tests of its own; a preflight says what a page of another origin may ask, and gives nothing.
  open: [
    ...['GET /v1/agent', 'OPTIONS /v1/chats/:id/*', 'GET /health/live', 'GET /health/ready', 'GET /metrics'],
    ...[
      'GET /openapi.json',
      'GET /asyncapi.json',
      'GET /demo/token',
      'GET /docs',
      'GET /ops/',
      'GET /ops/ops.css',
      'GET /ops/ops.js',
    ],
    ...['GET /*', 'GET /demo/*', 'GET /dist/*', 'GET /docs/*'],
  ],
};
