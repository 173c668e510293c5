-- What is kept of calls on the line of an agent's own pad: their task type, and with it dispositions and after-work.
ALTER TABLE task_type ADD COLUMN line_calls boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX task_type_line_calls ON task_type(line_calls) WHERE line_calls;
