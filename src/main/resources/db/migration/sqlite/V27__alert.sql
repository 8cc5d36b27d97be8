-- Which follows send mail when a new paper answers them, and what is still to be sent.

ALTER TABLE reader_follow ADD COLUMN mail INTEGER NOT NULL DEFAULT 0 CHECK (mail IN (0, 1));

CREATE INDEX reader_follow_mail ON reader_follow (mail) WHERE mail = 1;

CREATE TABLE alert (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  follow INTEGER NOT NULL REFERENCES reader_follow (number) ON DELETE CASCADE,
  paper_key TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  UNIQUE (follow, paper_key)
) STRICT;

CREATE INDEX alert_reader ON alert (reader, number);

-- How far into the change log consumers of new papers have come.
CREATE TABLE post_watermark (
  name TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
