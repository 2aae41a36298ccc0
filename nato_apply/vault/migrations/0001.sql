-- Drafts, their revisions, and the files given for them.
-- Moments are ISO 8601 in UTC with microseconds: they sort as they read.

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    name TEXT,
    call TEXT,
    revision INTEGER NOT NULL,  -- the newest one's number
    saved_at TEXT NOT NULL
) STRICT;

-- The payload stands here, last, so that a list of drafts or of revisions never reads one.
CREATE TABLE revision (
    draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT,
    call TEXT,
    saved_at TEXT NOT NULL,
    folding_since TEXT,  -- of autosaves: when the first of those folded into it was made
    hash TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (draft, number)
) STRICT;

CREATE TABLE content (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
    draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256),
    PRIMARY KEY (draft, name)
) STRICT;

CREATE INDEX attachment_content ON attachment (sha256);
