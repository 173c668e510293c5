-- Finding agents, queues and destinations by name: each node keeps the names, and this number tells when they are old.
CREATE TABLE directory_version(n bigint NOT NULL);
INSERT INTO directory_version VALUES (1);
CREATE FUNCTION directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_version SET n = n + 1;
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
