-- When something of a paper's translations was last written, by whichever process: what a server
-- keeps in memory for its pages is read again after that. Numbers grow; a paper has its last one.
CREATE TABLE translation_touched (
  paper_key TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX translation_touched_number ON translation_touched (number);

CREATE TRIGGER translation_touched_by_insert AFTER INSERT ON translation BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (NEW.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER translation_touched_by_update AFTER UPDATE ON translation BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (NEW.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER translation_touched_by_delete AFTER DELETE ON translation BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (OLD.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER field_translation_touched_by_insert AFTER INSERT ON field_translation BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (NEW.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER field_translation_touched_by_update AFTER UPDATE ON field_translation BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (NEW.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER field_translation_touched_by_delete AFTER DELETE ON field_translation BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (OLD.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER translation_failure_touched_by_insert AFTER INSERT ON translation_failure BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (NEW.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER translation_failure_touched_by_update AFTER UPDATE ON translation_failure BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (NEW.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER translation_failure_touched_by_delete AFTER DELETE ON translation_failure BEGIN
  INSERT INTO translation_touched (paper_key, number)
  VALUES (OLD.paper_key, (SELECT COALESCE(MAX(number), 0) + 1 FROM translation_touched))
  ON CONFLICT (paper_key) DO UPDATE SET number = excluded.number;
END;
