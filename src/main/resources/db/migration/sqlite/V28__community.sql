-- What readers say to each other: votes, comments, curators' picks. Times are milliseconds since
-- 1970 in UTC.

CREATE TABLE community_vote (
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  paper_key TEXT NOT NULL,
  voted_at INTEGER NOT NULL,
  PRIMARY KEY (reader, paper_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX community_vote_paper ON community_vote (paper_key);
CREATE INDEX community_vote_time ON community_vote (voted_at);

CREATE TABLE community_pick (
  paper_key TEXT NOT NULL PRIMARY KEY,
  editor INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  picked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE community_comment (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  paper_key TEXT NOT NULL,
  reader INTEGER REFERENCES reader (number) ON DELETE SET NULL, -- NULL: the account is gone
  parent INTEGER REFERENCES community_comment (number),
  depth INTEGER NOT NULL,
  text TEXT NOT NULL, -- Markdown; empty when deleted
  written_at INTEGER NOT NULL,
  edited_at INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0,
  hidden_reason TEXT -- NULL: not hidden
) STRICT;

CREATE INDEX community_comment_paper ON community_comment (paper_key, number);
CREATE INDEX community_comment_reader ON community_comment (reader, written_at);

-- An account that goes takes its words with it; answers to them stay.
CREATE TRIGGER community_comment_of_deleted BEFORE DELETE ON reader
BEGIN
  UPDATE community_comment SET text = '', deleted = 1 WHERE reader = OLD.number;
END;
