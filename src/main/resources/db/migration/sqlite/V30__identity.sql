-- With which accounts of sign-in providers (OpenID Connect) readers sign in. Times are milliseconds
-- since 1970 in UTC.

CREATE TABLE reader_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL, -- who it is there; means nothing elsewhere and never changes
  reader INTEGER NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
  shown TEXT NOT NULL, -- a name or address to know it by; no proof of anything
  linked_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (reader, issuer)
) STRICT, WITHOUT ROWID;
