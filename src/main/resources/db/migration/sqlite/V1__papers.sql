-- Papers, what is derived from them, and the log of their changes. Days are ISO 8601 texts, times are
-- milliseconds since 1970 in UTC, truth values are 0 and 1. A paper is named by its key everywhere.

CREATE TABLE paper (
  key TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL, -- the paper as store.PaperCodec writes it; the other columns follow from it
  announced_on TEXT,
  doi TEXT, -- lower case
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE INDEX paper_announced ON paper (announced_on, key) WHERE withdrawn = 0;
CREATE INDEX paper_doi ON paper (doi, key) WHERE doi IS NOT NULL;

-- One row for each category of each paper that has been announced and is not withdrawn, in the
-- order in which categories are read: position 0 is the primary category.
CREATE TABLE listing (
  category TEXT NOT NULL,
  announced_on TEXT NOT NULL,
  paper_key TEXT NOT NULL REFERENCES paper (key),
  position INTEGER NOT NULL CHECK (position >= 0),
  PRIMARY KEY (category, announced_on, paper_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX listing_day ON listing (announced_on, category, position);
CREATE INDEX listing_paper ON listing (paper_key);

CREATE TABLE former_record (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  paper_key TEXT NOT NULL REFERENCES paper (key),
  document TEXT NOT NULL,
  replaced_at INTEGER NOT NULL
) STRICT;

CREATE INDEX former_record_paper ON former_record (paper_key, number);

CREATE TABLE change (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  paper_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ADDED', 'REVISED', 'WITHDRAWN', 'REMOVED', 'ENRICHED')),
  changed_at INTEGER NOT NULL
) STRICT;

-- May name a paper that has not come yet.
CREATE TABLE translation (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- a changed translation gets a new one
  paper_key TEXT NOT NULL,
  language TEXT NOT NULL,
  engine TEXT NOT NULL,
  model TEXT NOT NULL, -- '' when there is none
  title TEXT,
  abstract TEXT,
  translated_on TEXT,
  UNIQUE (paper_key, language, engine, model)
) STRICT;

-- May name a paper that has not come yet.
CREATE TABLE signal (
  observed_on TEXT NOT NULL,
  paper_key TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value >= 0),
  PRIMARY KEY (observed_on, paper_key, source, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE watermark (
  consumer TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL CHECK (sequence >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE embedding (
  model TEXT NOT NULL,
  paper_key TEXT NOT NULL REFERENCES paper (key),
  text_hash TEXT NOT NULL,
  vector BLOB NOT NULL, -- float32, little-endian
  PRIMARY KEY (model, paper_key)
) STRICT;

-- Papers that wait for their first vector of a model, as far as the change log has been read for
-- that model: watermark 'embedding-pending:MODEL'.
CREATE TABLE embedding_pending (
  model TEXT NOT NULL,
  announced_on TEXT NOT NULL, -- '' when it was never announced
  paper_key TEXT NOT NULL,
  PRIMARY KEY (model, announced_on, paper_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX embedding_pending_paper ON embedding_pending (model, paper_key);
