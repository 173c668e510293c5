-- Runs unchanged on PostgreSQL 15 and on PGlite (PostgreSQL 18); only features of PostgreSQL 13. Ids are UUIDv7 made in Node.

-- Who may send in work items. receipts: answer with a <receipt>, or with an empty body (CG-3, CG-38).
CREATE TABLE sender(
  id text PRIMARY KEY, name text NOT NULL, key_sha256 bytea NOT NULL UNIQUE,
  receipts boolean NOT NULL DEFAULT true, enabled boolean NOT NULL DEFAULT true);

CREATE TABLE queue(id text PRIMARY KEY, name text NOT NULL);

-- A work item account (CG-11). open = false buffers what comes (CG-16); enabled = false refuses it.
CREATE TABLE entrance(
  id text PRIMARY KEY, name text NOT NULL, queue_id text NOT NULL REFERENCES queue,
  open boolean NOT NULL DEFAULT true, enabled boolean NOT NULL DEFAULT true,
  offer_ms int NOT NULL DEFAULT 20000,
  answer text NOT NULL DEFAULT 'manual' CHECK (answer IN ('manual','auto','auto-preview')));   -- WI-10

-- The keys of case data that agents see: label, order, type, editable, shown in the offer (WI-3, WI-21). Keys not listed come after, as text.
CREATE TABLE case_key(
  key text PRIMARY KEY, label text NOT NULL, position int NOT NULL DEFAULT 0,
  type text NOT NULL DEFAULT 'string' CHECK (type IN ('string','boolean','integer','float','date','list')),
  options jsonb, editable boolean NOT NULL DEFAULT false, in_offer boolean NOT NULL DEFAULT false);

CREATE TABLE agent(
  id text PRIMARY KEY, name text NOT NULL, capacity int NOT NULL DEFAULT 100,
  privileges text[] NOT NULL DEFAULT '{reject,done}');                                           -- WI-12, WI-18
CREATE TABLE agent_queue(agent_id text NOT NULL REFERENCES agent, queue_id text NOT NULL REFERENCES queue, PRIMARY KEY(agent_id, queue_id));

-- The hot row of an agent. epoch rises with each socket, so that a late disconnect changes nothing; log_id names the event log; gate_closed is MI-34.
-- busy: something is open. idle_since: when the agent became ready, or something last came to them, or the last of it ended.
CREATE TABLE presence(
  agent_id text PRIMARY KEY REFERENCES agent, state text NOT NULL DEFAULT 'logged-out' CHECK (state IN ('ready','not-ready','logged-out')),
  reason text, since timestamptz NOT NULL DEFAULT now(), connected boolean NOT NULL DEFAULT false, node_id text,
  epoch bigint NOT NULL DEFAULT 0, log_id text NOT NULL, last_seq bigint NOT NULL DEFAULT 0, min_seq bigint NOT NULL DEFAULT 1,
  idle_since timestamptz NOT NULL DEFAULT now(), grace_until timestamptz, busy boolean NOT NULL DEFAULT false, gate_closed boolean NOT NULL DEFAULT false) WITH (fillfactor = 70);
CREATE INDEX presence_ready ON presence(busy, idle_since, agent_id) WHERE state = 'ready' AND connected AND NOT gate_closed;

-- The gateways that run. Who is connected to one whose lease has ended is not connected.
CREATE TABLE node(id text PRIMARY KEY, lease_until timestamptz NOT NULL);

CREATE TABLE not_ready_reason(code text PRIMARY KEY, label text NOT NULL, position int NOT NULL DEFAULT 0);

CREATE TABLE contact(id uuid PRIMARY KEY, name text);
CREATE TABLE contact_address(address text PRIMARY KEY, contact_id uuid NOT NULL REFERENCES contact);

-- How much of an agent one interaction takes, in percent (MI-4).
CREATE TABLE medium(id text PRIMARY KEY, weight int NOT NULL CHECK (weight BETWEEN 0 AND 100));
INSERT INTO medium VALUES ('work-item', 20);

CREATE TABLE interaction(
  id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY, medium text NOT NULL REFERENCES medium,
  sender_id text NOT NULL REFERENCES sender, idem_key text NOT NULL, body_sha256 bytea NOT NULL, request_id uuid NOT NULL,
  receipt_state text NOT NULL,
  entrance_id text NOT NULL REFERENCES entrance, queue_id text NOT NULL REFERENCES queue, contact_id uuid REFERENCES contact,
  state text NOT NULL CHECK (state IN ('buffered','queued','offered','assigned','ended')), state_since timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1, agent_id text REFERENCES agent, priority int NOT NULL DEFAULT 0, weight int NOT NULL,
  subject text NOT NULL, sent_from text, menu_choice text, task_type text, instruction text NOT NULL, record jsonb, data jsonb NOT NULL DEFAULT '[]',
  contact jsonb, outcome text, created_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz, UNIQUE(sender_id, idem_key));
CREATE INDEX interaction_queue ON interaction(queue_id, priority DESC, seq) WHERE state = 'queued';
CREATE INDEX interaction_buffered ON interaction(entrance_id, priority DESC, seq) WHERE state = 'buffered';
CREATE INDEX interaction_agent ON interaction(agent_id) WHERE state IN ('offered','assigned');
CREATE INDEX interaction_contact ON interaction(contact_id, created_at DESC);

-- What happened, for audit and history (CG-45).
CREATE TABLE interaction_log(
  interaction_id uuid NOT NULL REFERENCES interaction, version int NOT NULL, event text NOT NULL, actor text NOT NULL,
  body jsonb NOT NULL DEFAULT '{}', at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY(interaction_id, version));

CREATE TABLE offer(
  id uuid PRIMARY KEY, interaction_id uuid NOT NULL REFERENCES interaction, agent_id text NOT NULL REFERENCES agent,
  deadline timestamptz NOT NULL, duration_ms int NOT NULL, on_deadline text NOT NULL DEFAULT 'redirect' CHECK (on_deadline IN ('redirect','accept')),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','accepted','rejected','redirected','withdrawn')),
  created_at timestamptz NOT NULL DEFAULT now(), decided_at timestamptz);
CREATE UNIQUE INDEX offer_one_pending ON offer(interaction_id) WHERE state = 'pending';
CREATE INDEX offer_deadline ON offer(deadline) WHERE state = 'pending';

-- An agent who rejected or missed an item is not offered it again until then.
CREATE TABLE exclusion(interaction_id uuid NOT NULL REFERENCES interaction, agent_id text NOT NULL REFERENCES agent, until timestamptz NOT NULL, PRIMARY KEY(interaction_id, agent_id));

-- The log that an agent's pads resume from: body is a Fact of the wire.
CREATE TABLE agent_event(agent_id text NOT NULL, seq bigint NOT NULL, interaction_id uuid, body jsonb NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY(agent_id, seq));

-- Each command once: a repeat gets the stored result; another request under the same id is a conflict.
CREATE TABLE command(agent_id text NOT NULL, id text NOT NULL, request_sha256 bytea NOT NULL, error jsonb, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY(agent_id, id));

CREATE TABLE attachment(
  id uuid PRIMARY KEY, sender_id text NOT NULL REFERENCES sender, interaction_id uuid REFERENCES interaction, position int NOT NULL DEFAULT 0,
  name text NOT NULL, media_type text NOT NULL, size bigint NOT NULL, sha256 bytea NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX attachment_interaction ON attachment(interaction_id);
CREATE TABLE attachment_chunk(attachment_id uuid NOT NULL REFERENCES attachment ON DELETE CASCADE, no int NOT NULL, data bytea NOT NULL, PRIMARY KEY(attachment_id, no));
ALTER TABLE attachment_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
