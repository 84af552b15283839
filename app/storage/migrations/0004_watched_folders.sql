-- Folders that are looked through for new and changed files.
CREATE TABLE watched_folder (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);

-- Files below them as they were when they were last taken in. No edit: it says what is on the disk,
-- and a file whose article was taken out by undo is not brought back by the next look.
CREATE TABLE watched_file (
    path        TEXT PRIMARY KEY,
    bytes       INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL
) WITHOUT ROWID;
