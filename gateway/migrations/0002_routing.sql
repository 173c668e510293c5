-- Where work goes besides the queue of its entrance: to one agent, by task type, to a list from which agents pick; and opening hours.

-- What waits for one agent, whichever queues they serve: their personal queue (CG-12, CG-29). Null again once it was given to someone.
ALTER TABLE interaction ADD COLUMN for_agent_id text REFERENCES agent,
  ADD CONSTRAINT interaction_personal_waits CHECK (for_agent_id IS NULL OR state IN ('buffered','queued'));
DROP INDEX interaction_queue;
CREATE INDEX interaction_queue ON interaction(queue_id, priority DESC, seq) WHERE state = 'queued' AND for_agent_id IS NULL;
CREATE INDEX interaction_personal ON interaction(for_agent_id, priority DESC, seq) WHERE state = 'queued' AND for_agent_id IS NOT NULL;

-- Senders name agents by id or by name.
CREATE INDEX agent_name ON agent(lower(name));

-- pick: nothing is handed out, agents take what they choose (CG-15).
ALTER TABLE queue ADD COLUMN distribution text NOT NULL DEFAULT 'automatic' CHECK (distribution IN ('automatic','pick'));

-- The task types that are more than a word of the sender: queue_id takes the place of the entrance's (CG-14).
CREATE TABLE task_type(id text PRIMARY KEY, name text NOT NULL, queue_id text REFERENCES queue);

-- The first rule whose key of contact data has this value, in any case, sets the task type where the sender named none (CG-14).
CREATE TABLE task_type_rule(
  id text PRIMARY KEY, position int NOT NULL DEFAULT 0, key text NOT NULL, value text NOT NULL, task_type_id text NOT NULL REFERENCES task_type);
CREATE INDEX task_type_rule_match ON task_type_rule(key, lower(value));

-- How an entrance opens (CG-19): by hand, or by a schedule in its own time zone. open stays the fact that the intake goes by.
ALTER TABLE entrance ADD COLUMN opening text NOT NULL DEFAULT 'open' CHECK (opening IN ('open','schedule','closed')),
  ADD COLUMN schedule jsonb,
  ADD CONSTRAINT entrance_schedule CHECK (opening <> 'schedule' OR schedule IS NOT NULL);
UPDATE entrance SET opening = 'closed' WHERE NOT open;
