-- What became of harvests, for the status page. Where a harvest has got to is in table checkpoint.

CREATE TABLE harvest_run (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  set_name TEXT NOT NULL, -- '' for all of the source
  rate_limit TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT NOT NULL
    CHECK (outcome IN ('RUNNING', 'COMPLETE', 'INTERRUPTED', 'STALLED', 'FAILED')),
  pages INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  message TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX harvest_run_source ON harvest_run (source, set_name, number);

CREATE TABLE harvest_plan (
  source TEXT NOT NULL,
  set_name TEXT NOT NULL,
  next_try INTEGER,
  PRIMARY KEY (source, set_name)
) STRICT, WITHOUT ROWID;

-- The newest announcement of each category.
CREATE TABLE harvest_batch (
  source TEXT NOT NULL,
  category TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('FRESH', 'WAITING', 'QUIET_DAY', 'STALLED')),
  batch_date TEXT,
  added INTEGER NOT NULL,
  cross_listed INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (source, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE harvest_request (
  day TEXT NOT NULL, -- in UTC
  rate_limit TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (day, rate_limit)
) STRICT, WITHOUT ROWID;
