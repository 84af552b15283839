-- Searches that are kept under a name.
CREATE TABLE saved_search (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);

-- Up to where in the journal the results of a saved search have been looked at. Looking is no edit:
-- it is not journalled, and undo leaves it alone.
CREATE TABLE saved_search_look (
    id  TEXT PRIMARY KEY REFERENCES saved_search (id),
    seq INTEGER NOT NULL
) WITHOUT ROWID;
