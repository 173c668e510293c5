-- The page of the contact of a chat: whether it is open, and what has arrived there.

-- page_node: the gateway that has a stream of it, or had the last. page_left_at: since when nobody has one; NULL also before the
-- first. page_received: the page has received the entries up to this number.
ALTER TABLE interaction ADD COLUMN page_node text, ADD COLUMN page_left_at timestamptz,
  ADD COLUMN page_received int NOT NULL DEFAULT 0;
CREATE INDEX interaction_page ON interaction(page_node) WHERE page_node IS NOT NULL AND state NOT IN ('wrap','ended');
