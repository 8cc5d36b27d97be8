-- Readers and what they said of papers. A paper may be gone from table paper: what was said of it
-- stays. Times are milliseconds since 1970 in UTC.

CREATE TABLE reader (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('OWNER', 'EDITOR', 'READER')),
  language TEXT, -- NULL goes by the browser
  zone TEXT, -- NULL goes by the server
  created_at INTEGER NOT NULL,
  seen_at INTEGER,
  away_since INTEGER,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE reader_mark (
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  paper_key TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('SAVED', 'READ', 'DISMISSED')),
  marked_at INTEGER NOT NULL,
  PRIMARY KEY (reader, paper_key, mark)
) STRICT, WITHOUT ROWID;

CREATE INDEX reader_mark_time ON reader_mark (reader, mark, marked_at);

CREATE TABLE reader_opening (
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  opened_at INTEGER NOT NULL,
  paper_key TEXT NOT NULL,
  PRIMARY KEY (reader, opened_at, paper_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_tag (
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  paper_key TEXT NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (reader, paper_key, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_note (
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  paper_key TEXT NOT NULL,
  note TEXT NOT NULL, -- Markdown
  PRIMARY KEY (reader, paper_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_follow (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('CATEGORY', 'AUTHOR', 'QUERY', 'TAG')),
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (reader, kind, value)
) STRICT;
