/** What the demo pages expect to find in the store. */
import type { Disposition, DispositionChoice } from 'contact-pad/core';
import type { Db, Queryable } from './db/db.js';
import { seedContacts } from './demo/demo-contacts.js';
import { uuidv7 } from './ids.js';

/** The agents of the demo, by id. */
export const DEMO_AGENTS = { anna: 'Anna Berg', bo: 'Bo Ek', chen: 'Chen Wei', dana: 'Dana Cruz' } as const;

// From Back office agents pick; what comes from stuck does not let go. A queue and the service that leads to it have names
// of their own, so that a whole name finds one target (MI-18).
const QUEUES = `
INSERT INTO queue(id, name, distribution, release_refused) VALUES
  ('sales', 'Sales team', 'automatic', false), ('support', 'Support team', 'automatic', false),
  ('stuck', 'Stuck system', 'automatic', true), ('back-office', 'Back office', 'pick', false)
ON CONFLICT DO NOTHING`;

const ENTRANCES = `
INSERT INTO entrance(id, name, queue_id, offer_ms) VALUES
  ('loans', 'Loans', 'sales', $1), ('claims', 'Claims', 'support', $1), ('stuck', 'stuck', 'stuck', $1),
  ('back-office', 'Back office', 'back-office', $1), ('callbacks', 'Callbacks', 'sales', $1)
ON CONFLICT DO NOTHING`;

const DESTINATIONS = `
INSERT INTO destination(id, name, kind, queue_id, favourite) VALUES
  ('service-sales', 'Sales', 'service', 'sales', false), ('service-support', 'Support', 'service', 'support', true),
  ('service-stuck', 'stuck', 'service', 'stuck', false), ('after-hours', 'After hours', 'routing-point', 'support', false)
ON CONFLICT DO NOTHING`;

const WORKBINS = `
INSERT INTO workbin(id, name, queue_id) VALUES ('team', 'Team bin', 'sales') ON CONFLICT DO NOTHING`;

interface DemoTaskType {
  readonly id: string;
  readonly name: string;
  readonly wrap: 'none' | 'timed' | 'open';
  readonly dispositions?: DispositionChoice;
}

const leaf = (code: string, label: string): Disposition => ({ code, label });

/** What tasks ask of agents when they are over; all others ask nothing. */
const TASK_TYPES: readonly DemoTaskType[] = [
  {
    id: 'loan-decision',
    name: 'Loan decision',
    wrap: 'timed',
    dispositions: {
      control: 'drop-down',
      required: true,
      options: [
        leaf('granted', 'Granted'),
        leaf('refused', 'Refused'),
        leaf('incomplete', 'Papers are missing'),
      ],
    },
  },
  {
    id: 'claim',
    name: 'Claim',
    wrap: 'none',
    dispositions: {
      control: 'tree',
      required: true,
      options: [
        {
          ...leaf('settled', 'Settled'),
          children: [leaf('paid', 'Paid in full'), leaf('partly-paid', 'Paid in part')],
        },
        {
          ...leaf('turned-down', 'Turned down'),
          children: [leaf('not-covered', 'Not covered'), leaf('too-late', 'Reported too late')],
        },
      ],
    },
  },
  {
    id: 'complaint',
    name: 'Complaint by e-mail',
    wrap: 'timed',
    dispositions: {
      control: 'radio',
      required: false,
      options: [leaf('justified', 'Justified'), leaf('unjustified', 'Not justified')],
    },
  },
  {
    id: 'question',
    name: 'Question',
    wrap: 'none',
    dispositions: {
      control: 'radio',
      required: false,
      options: [leaf('answered', 'Answered'), leaf('passed-on', 'Passed on')],
    },
  },
  { id: 'investigation', name: 'Investigation', wrap: 'open' },
];

const TASK_TYPE = `
INSERT INTO task_type(id, name, wrap, wrap_ms, extend_ms, disposition_set_id, disposition_required)
VALUES ($1, $2, $3, 30000, 30000, $4, $5) ON CONFLICT DO NOTHING`;

const CASE_KEYS = `
INSERT INTO case_key(key, label, position, type, options, editable, in_offer) VALUES
  ('cid', 'Customer number', 1, 'string', NULL, false, true),
  ('product', 'Product', 2, 'list', '["car","house","boat","other"]', true, true),
  ('amount', 'Amount', 3, 'float', NULL, true, true),
  ('page', 'Page', 4, 'string', NULL, false, false),
  ('term', 'Term in months', 5, 'integer', NULL, true, false),
  ('callback', 'Call back on', 6, 'date', NULL, true, false),
  ('verified', 'Identity checked', 7, 'boolean', NULL, true, false),
  ('note', 'Note', 8, 'string', NULL, true, false)
ON CONFLICT DO NOTHING`;

const REASONS = `
INSERT INTO not_ready_reason(code, label, position)
VALUES ('break', 'Break', 1), ('lunch', 'Lunch', 2), ('training', 'Training', 3),
  ('headset', 'No headset', 4) ON CONFLICT DO NOTHING`;

// Who is there already keeps the queues that the administrator gave them.
const AGENTS = `
WITH made AS (
  INSERT INTO agent(id, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING RETURNING id)
INSERT INTO agent_queue(agent_id, queue_id)
SELECT m.id, q.id FROM made m, queue q`;

/** Creates what the demo pages expect; what is there already stays as it is. */
export async function seedDemo(db: Db, offerMs: number): Promise<void> {
  const ids = Object.keys(DEMO_AGENTS);
  await db.tx(async (tx) => {
    await tx.query(QUEUES);
    await tx.query(ENTRANCES, [offerMs]);
    await tx.query(DESTINATIONS);
    await tx.query(WORKBINS);
    await tx.query(CASE_KEYS);
    await tx.query(REASONS);
    await seedContacts(tx);
    for (const type of TASK_TYPES) await seedTaskType(tx, type);
    await tx.query(AGENTS, [ids, Object.values(DEMO_AGENTS)]);
    await seedPresence(tx, ids);
  });
}

async function seedTaskType(tx: Queryable, { id, name, wrap, dispositions }: DemoTaskType): Promise<void> {
  if (dispositions) {
    const { control, options } = dispositions;
    await tx.query(
      'INSERT INTO disposition_set(id, control, options) VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING',
      [id, control, JSON.stringify(options)],
    );
  }
  await tx.query(TASK_TYPE, [id, name, wrap, dispositions ? id : null, dispositions?.required ?? false]);
}

async function seedPresence(tx: Queryable, agents: readonly string[]): Promise<void> {
  for (const agent of agents) {
    await tx.query('INSERT INTO presence(agent_id, log_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      agent,
      uuidv7(),
    ]);
  }
}
