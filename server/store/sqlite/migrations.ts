/** `Hall` in ASCII: marks a SQLite file as ours (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x48616c6c;

/**
 * The schema, step by step: step N takes a file from version N-1 to N (`PRAGMA user_version`). Steps that were
 * released never change; a new one goes to the end.
 */
export const MIGRATIONS: readonly string[] = [
  // 1: the three ports. `touched` tells other processes what was written: each write gives its name the next stamp.
  `
  CREATE TABLE journal (
    conference TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    key TEXT,
    entry TEXT NOT NULL,
    UNIQUE (conference, revision)
  ) STRICT;
  CREATE INDEX journal_by_key ON journal (conference, key) WHERE key IS NOT NULL;

  CREATE TABLE records (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    value TEXT NOT NULL,
    UNIQUE (collection, key)
  ) STRICT;

  CREATE TABLE blobs (
    hash TEXT PRIMARY KEY NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE touched (
    port TEXT NOT NULL CHECK (port IN ('journal', 'records')),
    name TEXT NOT NULL,
    stamp INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (port, name)
  ) STRICT;
  `,
];
