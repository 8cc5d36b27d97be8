-- Translations made here, field by field. What is shown now is also in table translation, beside the
-- imported ones, for search and dumps; that copy follows from this table.

CREATE TABLE field_translation (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  paper_key TEXT NOT NULL,
  language TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('TITLE', 'ABSTRACT')),
  origin TEXT NOT NULL CHECK (origin IN ('MACHINE', 'CORRECTION')),
  text TEXT NOT NULL,
  engine TEXT NOT NULL,
  model TEXT NOT NULL, -- '' when there is none
  paper_version INTEGER NOT NULL, -- 0 when it is not known
  made_on TEXT,
  source_hash TEXT NOT NULL,
  glossary_version TEXT NOT NULL,
  checks TEXT NOT NULL, -- JSON, as translate.TranslationCodec writes it
  sentences TEXT NOT NULL, -- source start, source end, start, end of each, with blanks between
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE INDEX field_translation_paper ON field_translation (paper_key, language, field, number);
CREATE INDEX field_translation_language ON field_translation (language, paper_key, field);

CREATE TABLE translation_failure (
  paper_key TEXT NOT NULL,
  language TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('TITLE', 'ABSTRACT')),
  source_hash TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  setup TEXT NOT NULL,
  failed_at INTEGER NOT NULL,
  PRIMARY KEY (paper_key, language, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX translation_failure_language ON translation_failure (language, reason);

-- Papers that wait for a translation, as far as the change log has been read for that language:
-- watermark 'translation-pending:LANGUAGE'.
CREATE TABLE translation_pending (
  language TEXT NOT NULL,
  announced_on TEXT NOT NULL, -- '' when it was never announced
  paper_key TEXT NOT NULL,
  PRIMARY KEY (language, announced_on, paper_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX translation_pending_paper ON translation_pending (language, paper_key);

-- Masked sentences and what an engine made of them, so that a sentence is paid for once.
CREATE TABLE translation_memory (
  source_language TEXT NOT NULL,
  language TEXT NOT NULL,
  engine TEXT NOT NULL,
  model TEXT NOT NULL,
  glossary_version TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  made_on TEXT NOT NULL,
  PRIMARY KEY (source_hash, source_language, language, engine, model, glossary_version)
) STRICT, WITHOUT ROWID;

-- What was asked of engines, by day in UTC. Money in millionths of the unit of the settings.
CREATE TABLE translation_spend (
  day TEXT NOT NULL,
  engine TEXT NOT NULL,
  requests INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  money INTEGER NOT NULL,
  PRIMARY KEY (day, engine)
) STRICT, WITHOUT ROWID;
