-- Where readers have new papers of what they follow sent as requests, and what was sent. Times are
-- milliseconds since 1970 in UTC. The secret that signs is made of `salt` and of a key that is not
-- in this file; `secret_hash` is its SHA-256.

CREATE TABLE webhook (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  url TEXT NOT NULL,
  salt TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  failing_since INTEGER, -- the first failure after the last success
  disabled_at INTEGER,
  disabled_why TEXT -- the last answer, then
) STRICT;

CREATE INDEX webhook_reader ON webhook (reader, number);

ALTER TABLE reader_follow ADD COLUMN webhook INTEGER REFERENCES webhook (number) ON DELETE SET NULL;

CREATE INDEX reader_follow_webhook ON reader_follow (webhook) WHERE webhook IS NOT NULL;

-- Papers that were found and are in no delivery yet.
CREATE TABLE webhook_item (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook INTEGER NOT NULL REFERENCES webhook (number) ON DELETE CASCADE,
  follow INTEGER NOT NULL REFERENCES reader_follow (number) ON DELETE CASCADE,
  paper_key TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  UNIQUE (follow, paper_key)
) STRICT;

CREATE INDEX webhook_item_webhook ON webhook_item (webhook, number);

CREATE TABLE webhook_delivery (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, -- the same in every attempt
  webhook INTEGER NOT NULL REFERENCES webhook (number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('PAPERS', 'TEST')),
  body TEXT NOT NULL, -- JSON, exactly as it is sent
  papers INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'DELIVERED', 'FAILED')),
  attempt INTEGER NOT NULL DEFAULT 0,
  queued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL, -- while SENDING: when whoever sends it is given up
  changed_at INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT '' -- the status, or what was in the way
) STRICT;

CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook, number);
CREATE INDEX webhook_delivery_due ON webhook_delivery (state, due_at);
