-- Terms that readers added to the glossary, over those of the program and of the operator's files.
-- Days are days since 1970.

CREATE TABLE glossary_term (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL, -- primary subtag, such as en
  target TEXT NOT NULL,
  term TEXT NOT NULL,
  renderings TEXT NOT NULL, -- divided by |, the preferred one first
  domain TEXT NOT NULL, -- arXiv category or archive; * for all
  reader INTEGER REFERENCES reader (number) ON DELETE SET NULL, -- NULL: the account is gone
  reader_name TEXT NOT NULL, -- as shown
  added_on INTEGER NOT NULL,
  UNIQUE (source, target, term, domain)
) STRICT;

-- One row: how often the table was written, so that every process sees that it must read it again.
CREATE TABLE glossary_revision (revision INTEGER NOT NULL) STRICT;
INSERT INTO glossary_revision VALUES (0);

CREATE TRIGGER glossary_term_added AFTER INSERT ON glossary_term
BEGIN
  UPDATE glossary_revision SET revision = revision + 1;
END;

CREATE TRIGGER glossary_term_changed AFTER UPDATE OF renderings ON glossary_term
BEGIN
  UPDATE glossary_revision SET revision = revision + 1;
END;

CREATE TRIGGER glossary_term_removed AFTER DELETE ON glossary_term
BEGIN
  UPDATE glossary_revision SET revision = revision + 1;
END;

-- An account that goes leaves its terms, which others read by, but not its name.
CREATE TRIGGER glossary_term_of_deleted BEFORE DELETE ON reader
BEGIN
  UPDATE glossary_term SET reader_name = '' WHERE reader = OLD.number;
END;
