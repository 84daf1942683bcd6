"""The tables of an archive's SQLite file, and the steps that led to them."""

from __future__ import annotations

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  digest BLOB NOT NULL,
  title TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  author TEXT,
  published INTEGER,
  source TEXT,
  url TEXT,
  language TEXT NOT NULL,
  added INTEGER NOT NULL,
  text TEXT NOT NULL,
  comments TEXT NOT NULL,
  said BLOB
);
CREATE INDEX article_said ON article (said) WHERE said IS NOT NULL;
CREATE INDEX article_digest ON article (digest);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_language ON article (language);
CREATE INDEX article_published ON article (published);
CREATE TABLE ranking (ordinal INTEGER PRIMARY KEY, columns BLOB NOT NULL);
CREATE TABLE marking (ordinal INTEGER PRIMARY KEY, columns BLOB NOT NULL);
CREATE TABLE commented (ordinal INTEGER PRIMARY KEY, columns BLOB NOT NULL);
CREATE TABLE original (
  ordinal INTEGER PRIMARY KEY, raw BLOB NOT NULL, lines BLOB NOT NULL, given TEXT
);
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE, origin TEXT NOT NULL,
  code TEXT NOT NULL, problem TEXT NOT NULL, added INTEGER NOT NULL, title TEXT, source TEXT,
  characters INTEGER NOT NULL, given TEXT NOT NULL, content BLOB NOT NULL
);
CREATE TABLE pending (change INTEGER PRIMARY KEY AUTOINCREMENT, ordinal INTEGER NOT NULL);
CREATE TABLE alias_change (
  version INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, entity TEXT NOT NULL,
  before TEXT, after TEXT
);
CREATE TABLE alias_overlay (entity TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE suggestion (
  n INTEGER PRIMARY KEY AUTOINCREMENT, short TEXT NOT NULL, long TEXT NOT NULL, entity TEXT,
  relation TEXT NOT NULL, confidence TEXT NOT NULL, count INTEGER NOT NULL,
  evidence TEXT NOT NULL, status TEXT NOT NULL, UNIQUE (short, long)
);
CREATE TABLE copy (
  ordinal INTEGER PRIMARY KEY, digest BLOB NOT NULL, slots BLOB NOT NULL, cluster INTEGER
);
CREATE INDEX copy_digest ON copy (digest);
CREATE INDEX copy_cluster ON copy (cluster) WHERE cluster IS NOT NULL;
CREATE TABLE copy_band (
  key INTEGER NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (key, ordinal)
) WITHOUT ROWID;
CREATE TABLE stale (ordinal INTEGER PRIMARY KEY);
CREATE TABLE source_lines (
  source TEXT PRIMARY KEY, articles INTEGER NOT NULL, lines BLOB NOT NULL, counts BLOB NOT NULL
);
"""
_TALLIED = """
CREATE TABLE tally (
  field TEXT NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (field, value)
) WITHOUT ROWID;
INSERT INTO tally SELECT 'language', language, count(*) FROM article GROUP BY language;
INSERT INTO tally
  SELECT 'source', source, count(*) FROM article WHERE source IS NOT NULL GROUP BY source;
DROP INDEX article_source;
DROP INDEX article_language;
"""
_HOST = "instr(url, '://') + 1 + instr(substr(url, instr(url, '://') + 3) || '/', '/')"  # its end
_SMALL_HOSTS = f"""
UPDATE article SET url = lower(substr(url, 1, {_HOST})) || substr(url, {_HOST} + 1)
  WHERE url LIKE '_%://%' AND substr(url, 1, {_HOST}) GLOB '*[A-Z]*'
  AND substr(url, 1, {_HOST}) NOT GLOB '*[?#]*';
"""  # noqa: S608 - constants
STEPS = (  # each leads from one schema to the next; steps are only ever added
    _FIRST,
    "CREATE TABLE set_aside (ordinal INTEGER PRIMARY KEY, problem TEXT NOT NULL);\n",
    "ALTER TABLE ranking ADD COLUMN surfaces BLOB NOT NULL DEFAULT x'';\n",
    "CREATE INDEX copy_having ON copy (ordinal, cluster) WHERE cluster IS NOT NULL;\n",
    "CREATE INDEX article_address ON article (url) WHERE url IS NOT NULL;\n",
    _TALLIED,
    _SMALL_HOSTS,  # as addresses are looked up
)
SCHEMA = len(STEPS)
