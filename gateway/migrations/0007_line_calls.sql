-- Calls on the line of an agent's own pad, which no queue brought: they take the agent, and stand in the history.
-- line: whose they are, the pad's id for them, and their times. State line: one is under way; its pad shows it, and nobody else does.
ALTER TABLE interaction DROP CONSTRAINT interaction_state_check;
ALTER TABLE interaction
  ADD CONSTRAINT interaction_state_check CHECK (
    state IN ('scheduled','buffered','queued','offered','establishing','assigned','wrap','parked','line','ended')),
  ADD COLUMN line jsonb,
  ADD CONSTRAINT interaction_line CHECK (state <> 'line' OR line IS NOT NULL);
CREATE UNIQUE INDEX interaction_line_id ON interaction((line->>'agent'), (line->>'id')) WHERE line IS NOT NULL;
DROP INDEX interaction_agent;
CREATE INDEX interaction_agent ON interaction(agent_id) WHERE state IN ('offered','establishing','assigned','wrap','parked','line');
