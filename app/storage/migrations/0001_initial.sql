-- The first layout of a library. Never edited after release: changes come as a new numbered file.

-- The bytes that were added, untouched.
CREATE TABLE original (
    sha256      TEXT PRIMARY KEY,
    content     BLOB NOT NULL,
    captured_at TEXT NOT NULL
) WITHOUT ROWID;

-- What a reader made of an original, fixed for ever. `blocks` is as recovered; corrections are records.
CREATE TABLE article_source (
    id        TEXT PRIMARY KEY,
    sha256    TEXT NOT NULL REFERENCES original (sha256),
    text      TEXT NOT NULL,
    blocks    BLOB NOT NULL,
    file_name TEXT NOT NULL,
    bytes     INTEGER NOT NULL,
    encoding  TEXT NOT NULL,
    extractor TEXT NOT NULL,
    added_at  TEXT NOT NULL
);
CREATE INDEX article_source_by_sha256 ON article_source (sha256);

-- Records: what edits change. `version` is the journal's number of the last edit, `by` its analyst.
-- A removed record keeps its row: a briefing can still name an article that it quotes, and what
-- comes back by undo comes back to its old place in the order of making.
CREATE TABLE article (
    id TEXT PRIMARY KEY REFERENCES article_source (id), record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE corrected_blocks (
    id TEXT PRIMARY KEY REFERENCES article_source (id), record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE mark (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES article_source (id),
    first INTEGER NOT NULL, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE INDEX mark_by_article ON mark (article, first);
CREATE TABLE mark_tag (
    mark TEXT NOT NULL REFERENCES mark (id), tag TEXT NOT NULL,
    PRIMARY KEY (mark, tag)
) WITHOUT ROWID;
CREATE INDEX mark_tag_by_tag ON mark_tag (tag);
CREATE TABLE tag (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE briefing (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE TABLE item (
    id TEXT PRIMARY KEY, briefing TEXT NOT NULL, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);
CREATE INDEX item_by_briefing ON item (briefing);
CREATE TABLE tray (
    id TEXT PRIMARY KEY, record BLOB NOT NULL,
    removed INTEGER NOT NULL, version INTEGER NOT NULL, by TEXT NOT NULL
);

-- Every edit and every undoing of one, in order; never changed, never shortened.
-- direction 1 applies the payload, -1 reverts it. A deed is the edits of one step.
CREATE TABLE journal (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    deed      TEXT NOT NULL,
    at        TEXT NOT NULL,
    by        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    direction INTEGER NOT NULL,
    payload   BLOB NOT NULL,
    touched   BLOB NOT NULL
);
CREATE INDEX journal_by_deed ON journal (deed);

-- Where each deed stands: done, undone, or dropped (undone, and another deed came after).
CREATE TABLE deed (
    id     TEXT PRIMARY KEY,
    seq    INTEGER NOT NULL,
    at     TEXT NOT NULL,
    by     TEXT NOT NULL,
    stream TEXT NOT NULL,
    said   TEXT NOT NULL,
    state  TEXT NOT NULL
);
CREATE INDEX deed_by_stream ON deed (stream, state, seq);
CREATE INDEX deed_by_state ON deed (state, seq);
