-- Which senders stand in SENDER_KEYS: each start sets those anew. The others are the administrator's. Until now each
-- start turned off whatever was not listed, so what is there counts as listed until the next start says otherwise.
ALTER TABLE sender ADD COLUMN listed boolean NOT NULL DEFAULT true;
ALTER TABLE sender ALTER COLUMN listed SET DEFAULT false;
