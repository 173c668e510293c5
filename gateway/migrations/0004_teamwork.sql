-- Several classes of interactions at once, their finish, and what agents do together.

-- What an interaction of a medium takes of an agent, in percent; of one agent otherwise, by class, where agent.weights says so (MI-4).
ALTER TABLE medium ADD COLUMN class text NOT NULL DEFAULT 'non-live' CHECK (class IN ('live','semi-live','non-live'));
INSERT INTO medium(id, weight, class) VALUES ('voice', 100, 'live'), ('chat', 33, 'semi-live'), ('email', 20, 'non-live'), ('case', 20, 'non-live');
ALTER TABLE agent ADD COLUMN weights jsonb NOT NULL DEFAULT '{}';
ALTER TABLE agent ALTER COLUMN privileges SET DEFAULT '{reject,done,release,abandon,reply,park,requeue,transfer,consult}';
UPDATE agent SET privileges = privileges || '{release,abandon,reply,park,requeue,transfer,consult}';

-- What can be handed over to besides agents and queues (WI-33): all of it ends in a queue. favourite: for everybody (TC-1).
CREATE TABLE destination(
  id text PRIMARY KEY, name text NOT NULL, kind text NOT NULL CHECK (kind IN ('service','routing-point')),
  queue_id text NOT NULL REFERENCES queue, favourite boolean NOT NULL DEFAULT false);
-- interruptible: may be called while they work on something that is not live (8.10).
ALTER TABLE agent ADD COLUMN favourite boolean NOT NULL DEFAULT false, ADD COLUMN interruptible boolean NOT NULL DEFAULT true;
-- release_refused: a connected system that does not let go, so that only Abandon is left (MI-37).
ALTER TABLE queue ADD COLUMN favourite boolean NOT NULL DEFAULT false, ADD COLUMN release_refused boolean NOT NULL DEFAULT false;

-- After-work (CG-32, DC-1). wrap: 'none', 'timed' for wrap_ms, or 'open' until it is finished by hand. extend_ms: 0 allows no extension.
CREATE TABLE disposition_set(
  id text PRIMARY KEY, control text NOT NULL DEFAULT 'drop-down' CHECK (control IN ('drop-down','radio','tree')), options jsonb NOT NULL);
ALTER TABLE task_type
  ADD COLUMN wrap text NOT NULL DEFAULT 'none' CHECK (wrap IN ('none','timed','open')),
  ADD COLUMN wrap_ms int NOT NULL DEFAULT 30000, ADD COLUMN extend_ms int NOT NULL DEFAULT 0,
  ADD COLUMN disposition_set_id text REFERENCES disposition_set, ADD COLUMN disposition_required boolean NOT NULL DEFAULT false;

-- A shared workbin, seen by the agents who serve its queue (WI-22).
CREATE TABLE workbin(id text PRIMARY KEY, name text NOT NULL, queue_id text NOT NULL REFERENCES queue);

-- wrap: the agent finishes what is over; wrap_until NULL in 'wrap': no end by itself. intended_*: what begins after that (CG-34).
ALTER TABLE presence
  ADD COLUMN wrap text CHECK (wrap IN ('wrap','logging')), ADD COLUMN wrap_since timestamptz, ADD COLUMN wrap_until timestamptz,
  ADD COLUMN intended_state text CHECK (intended_state IN ('ready','not-ready')), ADD COLUMN intended_reason text;
CREATE INDEX presence_wrap ON presence(wrap_until) WHERE wrap_until IS NOT NULL;

-- Consults come from an agent and not from a sender; a consult is two legs that name each other in peer_id (MI-20 … MI-24).
-- node_id: the gateway that made the call, and with which it ends.
ALTER TABLE interaction DROP CONSTRAINT interaction_state_check;
ALTER TABLE interaction
  ADD CONSTRAINT interaction_state_check CHECK (state IN ('buffered','queued','offered','establishing','assigned','wrap','parked','ended')),
  ALTER COLUMN sender_id DROP NOT NULL, ALTER COLUMN idem_key DROP NOT NULL, ALTER COLUMN body_sha256 DROP NOT NULL,
  ALTER COLUMN request_id DROP NOT NULL, ALTER COLUMN receipt_state DROP NOT NULL, ALTER COLUMN entrance_id DROP NOT NULL,
  ALTER COLUMN queue_id DROP NOT NULL, ALTER COLUMN instruction DROP NOT NULL,
  ADD COLUMN sent_to text, ADD COLUMN body text, ADD COLUMN parent_id uuid REFERENCES interaction, ADD COLUMN peer_id uuid, ADD COLUMN peer jsonb,
  ADD COLUMN ring_until timestamptz, ADD COLUMN transfer jsonb, ADD COLUMN handover jsonb, ADD COLUMN disposition text, ADD COLUMN note text,
  ADD COLUMN workbin_id text REFERENCES workbin, ADD COLUMN node_id text;
DROP INDEX interaction_agent;
CREATE INDEX interaction_agent ON interaction(agent_id) WHERE state IN ('offered','establishing','assigned','wrap','parked');
CREATE INDEX interaction_workbin ON interaction(workbin_id, priority DESC, seq) WHERE state = 'parked' AND workbin_id IS NOT NULL;
CREATE INDEX interaction_parent ON interaction(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX interaction_call ON interaction(node_id) WHERE node_id IS NOT NULL AND state <> 'ended';

CREATE INDEX offer_agent_pending ON offer(agent_id) WHERE state = 'pending';

-- queue: from a queue; transfer: an invitation, the sender goes on holding it until it is accepted (8.8); consult: to talk about something.
-- end: nobody takes it then, and nothing moves (8.8, 8.9). handover: who invites, and what they wrote for the receiver.
ALTER TABLE offer DROP CONSTRAINT offer_on_deadline_check;
ALTER TABLE offer ADD CONSTRAINT offer_on_deadline_check CHECK (on_deadline IN ('redirect','accept','end')),
  ADD COLUMN kind text NOT NULL DEFAULT 'queue' CHECK (kind IN ('queue','transfer','consult')), ADD COLUMN handover jsonb;

-- Replies to e-mails, until the host's mail system has taken them.
CREATE TABLE outbox(
  id uuid PRIMARY KEY, interaction_id uuid NOT NULL REFERENCES interaction, agent_id text NOT NULL REFERENCES agent, recipient text, subject text NOT NULL,
  text text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), taken_at timestamptz);
CREATE INDEX outbox_waiting ON outbox(id) WHERE taken_at IS NULL;
