-- Written conversations: chats with contacts (8.5), and instant messages between agents, which take nothing of them (8.6, 8.7).
INSERT INTO medium(id, weight, class) VALUES ('im', 0, 'semi-live');
ALTER TABLE agent ALTER COLUMN privileges SET DEFAULT '{reject,done,release,abandon,reply,park,requeue,transfer,consult,im}';
UPDATE agent SET privileges = privileges || '{im}';

-- What was written, never changed. said_id: what makes a repeat of the contact's page recognisable.
CREATE TABLE entry(
  transcript_id uuid NOT NULL REFERENCES interaction, number int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  author text NOT NULL CHECK (author IN ('agent','contact','system')), author_id text, author_name text NOT NULL, text text NOT NULL, said_id text,
  PRIMARY KEY (transcript_id, number), UNIQUE (transcript_id, said_id));

-- An instant message is two legs that name each other in peer_id, like a call to a colleague. not-connected: the target knows
-- nothing of it yet (IM-17). transcript_id: of the leg of whoever was asked, whose transcript it shares; all others have their own.
-- received: whoever has it has received so many entries. ended: why it is over. waiting_since: the contact waits for an answer (CH-1).
ALTER TABLE interaction DROP CONSTRAINT interaction_state_check;
ALTER TABLE interaction
  ADD CONSTRAINT interaction_state_check CHECK (state IN (
    'scheduled','buffered','queued','offered','not-connected','establishing','assigned','wrap','parked','line','ended')),
  ADD COLUMN transcript_id uuid REFERENCES interaction, ADD COLUMN received int NOT NULL DEFAULT 0,
  ADD COLUMN ended text CHECK (ended IN ('by-agent','by-other','rejected','timed-out')), ADD COLUMN waiting_since timestamptz;
DROP INDEX interaction_agent;
CREATE INDEX interaction_agent ON interaction(agent_id)
  WHERE state IN ('offered','not-connected','establishing','assigned','wrap','parked','line');
CREATE INDEX interaction_inviting ON interaction(ring_until) WHERE medium = 'im' AND state = 'establishing';
-- The contact's page names a chat by the id of its request.
CREATE INDEX interaction_chat ON interaction(request_id) WHERE medium = 'chat';

-- stay: when its notice is over the offer stays, without a deadline (IM-14).
ALTER TABLE offer DROP CONSTRAINT offer_on_deadline_check, DROP CONSTRAINT offer_kind_check;
ALTER TABLE offer ADD CONSTRAINT offer_on_deadline_check CHECK (on_deadline IN ('redirect','accept','end','stay')),
  ADD CONSTRAINT offer_kind_check CHECK (kind IN ('queue','transfer','consult','im')),
  ALTER COLUMN deadline DROP NOT NULL, ALTER COLUMN duration_ms DROP NOT NULL;

-- After how long an answer to a contact is due, and overdue, of what comes in there (CH-1).
ALTER TABLE entrance ADD COLUMN due_ms int NOT NULL DEFAULT 30000, ADD COLUMN overdue_ms int NOT NULL DEFAULT 60000;

-- What only the gateways know, the same on all of them. chat: signs the tokens of contacts' pages.
CREATE TABLE secret(name text PRIMARY KEY, value bytea NOT NULL);
INSERT INTO secret(name, value) VALUES ('chat', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
