-- What the figures and the traces of an interaction are made of.

-- answered_at: when the first agent had it. handled: how long agents have had it so far, with after-work and without what was parked.
-- trace: the W3C trace context (traceparent) of the request that brought it; NULL where nobody traces.
ALTER TABLE interaction ADD COLUMN answered_at timestamptz, ADD COLUMN handled interval NOT NULL DEFAULT '0', ADD COLUMN trace text;
