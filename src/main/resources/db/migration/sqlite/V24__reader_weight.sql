-- How much each part of the ranking formula counts for a reader, in hundredths. No row: as published.

CREATE TABLE reader_weight (
  reader INTEGER NOT NULL PRIMARY KEY REFERENCES reader (number) ON DELETE CASCADE,
  interest INTEGER NOT NULL CHECK (interest BETWEEN 0 AND 200),
  follows INTEGER NOT NULL CHECK (follows BETWEEN 0 AND 200),
  recency INTEGER NOT NULL CHECK (recency BETWEEN 0 AND 200),
  community INTEGER NOT NULL CHECK (community BETWEEN 0 AND 200),
  diversity INTEGER NOT NULL CHECK (diversity BETWEEN 0 AND 200)
) STRICT;
