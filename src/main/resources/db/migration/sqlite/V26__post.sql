-- What is sent to readers. Times are milliseconds since 1970 in UTC. Of each secret only the SHA-256
-- is here: a letter holds a mark where the secret goes, and the secret is made when it is sent.

CREATE TABLE mail_address (
  reader INTEGER NOT NULL PRIMARY KEY REFERENCES reader (number) ON DELETE CASCADE,
  address TEXT, -- confirmed by its owner; NULL while there is none
  confirmed_at INTEGER,
  pending TEXT, -- waits for its confirmation
  suspended_at INTEGER, -- when the address was refused for good
  suspended_why TEXT
) STRICT;

CREATE INDEX mail_address_address ON mail_address (address);

CREATE TABLE mail_link (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('CONFIRM', 'DIGEST', 'ALERT')),
  address TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_link_expiry ON mail_link (expires_at);

CREATE TABLE digest_choice (
  reader INTEGER NOT NULL PRIMARY KEY REFERENCES reader (number) ON DELETE CASCADE,
  every TEXT NOT NULL CHECK (every IN ('DAILY', 'WEEKLY')),
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  language TEXT NOT NULL, -- of a reader who goes by the browser
  period TEXT, -- the last one that was looked at
  through_day TEXT, -- the last day whose edition was in a digest
  through_sequence INTEGER -- of the change log, then
) STRICT;

CREATE TABLE letter (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('DIGEST', 'ALERT', 'CONFIRM', 'PASSWORD')),
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  period TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  mark TEXT NOT NULL,
  content BLOB NOT NULL, -- JSON, gzipped
  state TEXT NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'HANDING', 'SENT', 'DOUBTFUL', 'FAILED')),
  attempt INTEGER NOT NULL DEFAULT 0,
  queued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX letter_due ON letter (state, due_at);
CREATE INDEX letter_reader ON letter (reader, kind, number);
