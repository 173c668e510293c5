-- What agents choose beside their state, agents of whom nothing is heard, and whom agents can call.

-- channels (ST-1): those that are not as logging in left them, by medium { state, reason, since }, since in milliseconds since
-- 1970; the others are open since logged_in_at.
ALTER TABLE presence ADD COLUMN channels jsonb NOT NULL DEFAULT '{}', ADD COLUMN logged_in_at timestamptz NOT NULL DEFAULT now();

-- After so long without a sign of life and without anything open the agent becomes Not Ready and locked (ST-3); NULL: never.
-- active_at: when they last touched the page that their pad is in; their commands are in a table of their own. locked: they
-- have to sign in before they can be Ready, or have done so.
ALTER TABLE agent ADD COLUMN inactivity_ms int;
CREATE INDEX agent_inactivity ON agent(id) WHERE inactivity_ms IS NOT NULL;
ALTER TABLE presence ADD COLUMN active_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN locked text CHECK (locked IN ('locked','signed-in'));

-- Whom agents can call about something (MI-15). Whoever calls the contact calls the first number; each other one is a target
-- of its own, whose id stays the same as long as its label does.
CREATE TABLE phone_contact(id text PRIMARY KEY, name text NOT NULL, favourite boolean NOT NULL DEFAULT false);
CREATE TABLE phone_number(
  contact_id text NOT NULL REFERENCES phone_contact ON DELETE CASCADE, position int NOT NULL, label text NOT NULL, number text NOT NULL,
  id text GENERATED ALWAYS AS ('number-' || md5(contact_id || ' ' || label)) STORED, PRIMARY KEY (contact_id, label));
CREATE INDEX phone_number_id ON phone_number(id);
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE OF name, favourite ON phone_contact
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE ON phone_number
  FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
