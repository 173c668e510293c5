-- What agents are told of their own day (KP-1). Both tables are written by what changes an agent's state, or has an agent leave an
-- interaction, whichever statement that is; what is older than a few days goes.

-- agent_state_log: the state that an agent's pad shows, from when it began.
CREATE TABLE agent_state_log(agent_id text NOT NULL, since timestamptz NOT NULL, state text NOT NULL, reason text, PRIMARY KEY(agent_id, since));
INSERT INTO agent_state_log
SELECT agent_id, CASE WHEN wrap IS NULL THEN since ELSE wrap_since END, coalesce(wrap, state), CASE WHEN wrap IS NULL THEN reason END FROM presence;

-- The clock and not the beginning of the transaction, which may have waited for the one before it.
CREATE FUNCTION log_agent_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO agent_state_log(agent_id, since, state, reason)
  VALUES (NEW.agent_id, clock_timestamp(), coalesce(NEW.wrap, NEW.state), CASE WHEN NEW.wrap IS NULL THEN NEW.reason END)
  ON CONFLICT (agent_id, since) DO UPDATE SET state = excluded.state, reason = excluded.reason;
  RETURN NULL;
END $$;
CREATE TRIGGER agent_state_begun AFTER INSERT ON presence FOR EACH ROW EXECUTE FUNCTION log_agent_state();
CREATE TRIGGER agent_state_changed AFTER UPDATE OF state, reason, wrap ON presence FOR EACH ROW
  WHEN ((OLD.state, OLD.reason, OLD.wrap) IS DISTINCT FROM (NEW.state, NEW.reason, NEW.wrap)) EXECUTE FUNCTION log_agent_state();

-- agent_work: how long an agent had an interaction at a stretch, with after-work; is_over: they have it no more. Not of what agents
-- say to each other, and not of calls on an agent's own line that nobody answered.
CREATE TABLE agent_work(
  agent_id text NOT NULL, at timestamptz NOT NULL, interaction_id uuid NOT NULL, medium text NOT NULL, lasted interval NOT NULL,
  is_over boolean NOT NULL);
CREATE INDEX agent_work_agent ON agent_work(agent_id, at);
CREATE INDEX agent_work_at ON agent_work USING brin (at);

CREATE FUNCTION log_agent_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO agent_work(agent_id, at, interaction_id, medium, lasted, is_over)
  VALUES (OLD.agent_id, now(), OLD.id, OLD.medium,
    CASE WHEN OLD.state = 'line' THEN ((NEW.line->>'end')::float8 - (NEW.line->>'answer')::float8) * interval '1 millisecond'
    ELSE NEW.handled - OLD.handled END,
    NEW.state = 'ended' OR NEW.agent_id IS DISTINCT FROM OLD.agent_id);
  RETURN NULL;
END $$;
CREATE TRIGGER agent_worked AFTER UPDATE OF state, handled ON interaction FOR EACH ROW
  WHEN (OLD.peer IS NULL AND OLD.agent_id IS NOT NULL AND (
    OLD.state IN ('assigned','wrap','parked')
      AND (NEW.handled <> OLD.handled OR NEW.state = 'ended' OR NEW.agent_id IS DISTINCT FROM OLD.agent_id)
    OR OLD.state = 'line' AND NEW.state <> 'line' AND NEW.line ? 'answer' AND NEW.line ? 'end' AND NOT coalesce((NEW.line->>'consult')::boolean, false)))
  EXECUTE FUNCTION log_agent_work();
