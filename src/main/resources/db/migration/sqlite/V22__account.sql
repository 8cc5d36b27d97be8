-- What readers sign in with. Of each secret only the SHA-256 is here.

CREATE TABLE reader_password (
  reader INTEGER NOT NULL PRIMARY KEY REFERENCES reader (number) ON DELETE CASCADE,
  hash TEXT NOT NULL, -- Argon2id, as a PHC string
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  secret_hash TEXT NOT NULL UNIQUE,
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  agent TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_reader ON session (reader);

CREATE TABLE access_token (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  secret_hash TEXT NOT NULL UNIQUE,
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  label TEXT NOT NULL,
  scopes TEXT NOT NULL, -- with blanks between
  made_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;

CREATE INDEX access_token_reader ON access_token (reader, number);

CREATE TABLE invitation (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('OWNER', 'EDITOR', 'READER')),
  reader INTEGER REFERENCES reader (number) ON DELETE CASCADE, -- NULL makes a new account
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
