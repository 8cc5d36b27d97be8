-- Editions as they were printed. Rows are only ever added. A paper may be gone from table paper.

CREATE TABLE printed_edition (
  day TEXT NOT NULL PRIMARY KEY,
  printed_at INTEGER NOT NULL,
  total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE printed_item (
  day TEXT NOT NULL REFERENCES printed_edition (day),
  position INTEGER NOT NULL,
  section TEXT NOT NULL, -- lead, or a section's key
  title TEXT NOT NULL,
  section_total INTEGER NOT NULL,
  paper_key TEXT NOT NULL,
  reasons TEXT NOT NULL, -- JSON, as edition.ReasonCodec writes it
  PRIMARY KEY (day, position)
) STRICT, WITHOUT ROWID;
