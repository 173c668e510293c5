-- Finding agents, queues and destinations by name: each node keeps the names, and these rows tell when they are old. A row
-- for each change, and not one that counts: nobody who changes something waits for another.
CREATE TABLE directory_change(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp());
INSERT INTO directory_change DEFAULT VALUES;
CREATE FUNCTION directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO directory_change DEFAULT VALUES;
  RETURN NULL;
END $$;
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE OF name, favourite ON agent
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE OF name, favourite ON queue
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE OF name, favourite, kind ON destination
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();

-- Whoever is not logged out, where there are many who are.
CREATE INDEX presence_logged_in ON presence(agent_id) WHERE state <> 'logged-out';

-- What the administrator told an agent.
CREATE INDEX agent_event_notice ON agent_event(agent_id, seq) WHERE body->>'type' = 'notice';
