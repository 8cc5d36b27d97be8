-- Readers' own front pages as they were printed, over the printed edition of everyone. Rows are only
-- ever added, and deleted with their reader.

CREATE TABLE reader_edition (
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  day TEXT NOT NULL REFERENCES printed_edition (day),
  body BLOB NOT NULL, -- deflated JSON, as edition.OwnEditionCodec writes it
  PRIMARY KEY (reader, day)
) STRICT, WITHOUT ROWID;

-- Days that have been printed for every reader who was there.
CREATE TABLE reader_press (
  day TEXT NOT NULL PRIMARY KEY REFERENCES printed_edition (day),
  finished_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
