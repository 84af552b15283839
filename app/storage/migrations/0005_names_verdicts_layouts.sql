-- Spellings that an analyst says are one name.
CREATE TABLE name_alias (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);

-- What an analyst said of a link between two passages: a right match, or not a match.
CREATE TABLE verdict (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);

-- Arrangements of reading panes that are kept under a name.
CREATE TABLE layout (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
