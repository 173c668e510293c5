-- What is known of contacts, and standard responses.

-- What can be known of any contact beside its name and its addresses (WI-16): label, order, and whether agents may change it.
CREATE TABLE contact_field(key text PRIMARY KEY, label text NOT NULL, position int NOT NULL DEFAULT 0, editable boolean NOT NULL DEFAULT false);
CREATE TABLE contact_value(
  contact_id uuid NOT NULL REFERENCES contact, key text NOT NULL REFERENCES contact_field, value text NOT NULL, PRIMARY KEY(contact_id, key));
CREATE INDEX contact_address_contact ON contact_address(contact_id);

-- Texts that everybody uses (SR-1). category: the folders it lies in, outermost first. Found while active and between its two moments.
CREATE TABLE response(
  id text PRIMARY KEY, title text NOT NULL, text text NOT NULL, language text NOT NULL, category text[] NOT NULL DEFAULT '{}',
  active boolean NOT NULL DEFAULT true, valid_from timestamptz, valid_until timestamptz);
CREATE TABLE kept_response(
  agent_id text NOT NULL REFERENCES agent ON DELETE CASCADE, response_id text NOT NULL REFERENCES response ON DELETE CASCADE,
  PRIMARY KEY(agent_id, response_id));
