-- How often the vault was opened for writing: a file outside says the same (see generation.py).

CREATE TABLE generation (
    number INTEGER NOT NULL
) STRICT;

INSERT INTO generation VALUES (0);
