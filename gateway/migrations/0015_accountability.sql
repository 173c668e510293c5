-- Who did what, requests signed by senders, and what deleting and counting need.

-- What administrators did, in one transaction with it, and what was refused to whom: ids and codes, nothing about people. actor: NULL
-- where nobody knows. times: so often within a second.
CREATE TABLE audit(
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_kind text NOT NULL CHECK (actor_kind IN ('admin','sender','agent','contact')), actor text, action text NOT NULL,
  object_kind text NOT NULL, object_id text, fields text[], code text, address text, times int NOT NULL DEFAULT 1);

-- What a sender signs its messages with: readable, for whoever checks a signature has to make it. NULL: it shows its key.
ALTER TABLE sender ADD COLUMN signing_secret bytea;

-- What has ended is deleted when it is old enough, and what belongs to it is found then.
CREATE INDEX interaction_ended ON interaction(ended_at) WHERE state = 'ended';
CREATE INDEX offer_interaction ON offer(interaction_id);
CREATE INDEX outbox_interaction ON outbox(interaction_id);
CREATE INDEX interaction_transcript ON interaction(transcript_id) WHERE transcript_id IS NOT NULL;

-- Reports read days of these. They are only added to: an index of pages costs nothing.
CREATE INDEX interaction_log_at ON interaction_log USING brin (at);
CREATE INDEX offer_created_at ON offer USING brin (created_at);
