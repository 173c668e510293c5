-- Web callbacks (seed 3): somebody asked to be called at a time of their own.
INSERT INTO medium(id, weight, class) VALUES ('callback', 100, 'live');

-- scheduled: it waits until due_at, then in the queue; for_agent_id: an agent put it off and calls themselves (WC-29).
-- call_phase: how far the call of an assigned callback is; null: Ready to Call. node_id then names the gateway of its agent, and it ends with that.
ALTER TABLE interaction DROP CONSTRAINT interaction_state_check, DROP CONSTRAINT interaction_personal_waits;
ALTER TABLE interaction
  ADD CONSTRAINT interaction_state_check CHECK (
    state IN ('scheduled','buffered','queued','offered','establishing','assigned','wrap','parked','ended')),
  ADD CONSTRAINT interaction_personal_waits CHECK (for_agent_id IS NULL OR state IN ('scheduled','buffered','queued')),
  ADD COLUMN callback jsonb, ADD COLUMN due_at timestamptz,
  ADD COLUMN call_phase text CHECK (call_phase IN ('establishing','connected','held')),
  ADD CONSTRAINT interaction_callback CHECK (
    (medium = 'callback') = (callback IS NOT NULL) AND (call_phase IS NULL OR medium = 'callback' AND state = 'assigned'));
CREATE INDEX interaction_scheduled ON interaction(due_at) WHERE state = 'scheduled';
CREATE INDEX interaction_calling ON interaction(node_id) WHERE call_phase IS NOT NULL;

-- Who makes the calls of an agent: the line of their pad, one of the gateway, or nobody.
ALTER TABLE presence ADD COLUMN voice text CHECK (voice IN ('pad','gateway'));
