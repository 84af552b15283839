-- Near-duplicates, versions, collections and the source register. Never edited after release.

-- An article's address without what does not name the article (scheme, fragment, tracking).
-- address_key() is the program's own; later entries are written with the record.
ALTER TABLE article ADD COLUMN address TEXT;
UPDATE article SET address = address_key(json_extract(CAST(record AS TEXT), '$.metadata.address'));
CREATE INDEX article_by_address ON article (address) WHERE address IS NOT NULL;

-- What copies of an article are recognised by; derived from its text, so made anew where missing.
CREATE TABLE signature (
    article TEXT PRIMARY KEY REFERENCES article_source (id),
    content BLOB NOT NULL
);

-- Records, as in the first layout. The id of a copy, of a version and of a filing is its article's.
CREATE TABLE copy (
    id TEXT PRIMARY KEY REFERENCES article_source (id), record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE article_version (
    id TEXT PRIMARY KEY REFERENCES article_source (id), record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE filing (
    id TEXT PRIMARY KEY REFERENCES article_source (id), record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE collection (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE publisher (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
