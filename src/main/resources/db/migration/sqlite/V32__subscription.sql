-- Subscriptions by mail without an account. Each has a row in table reader, under a name that no
-- account can have, so that its letters are written, kept and sent as everyone's; with that row all
-- of it goes.

CREATE TABLE subscription (
  reader INTEGER NOT NULL PRIMARY KEY REFERENCES reader (number) ON DELETE CASCADE,
  address TEXT NOT NULL, -- as asked for, confirmed or not
  topic TEXT NOT NULL, -- empty for the front page; else kind, a blank and the value
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  UNIQUE (address, topic)
) STRICT;
