-- Keys by which scripts of this computer ask the command line for files. Of the key itself there is only its SHA-256: it is
-- 256 random bits, which nobody tries out. `staff` made it, and it opens what their role opens.
CREATE TABLE local_export_key (id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL, staff TEXT NOT NULL, made_wall INTEGER NOT NULL, used_wall INTEGER) STRICT, WITHOUT ROWID;
