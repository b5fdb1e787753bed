-- What concerns this console alone and is never sent.

-- The first answer to each command, so that a retry gets it again.
CREATE TABLE local_outcome (origin TEXT NOT NULL, command TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (command, origin)) STRICT, WITHOUT ROWID;

-- Commits whose causes have not arrived, and what each waits for.
CREATE TABLE local_waiting (newest TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE local_waiting_for (missing TEXT NOT NULL, newest TEXT NOT NULL REFERENCES local_waiting (newest), PRIMARY KEY (missing, newest)) STRICT, WITHOUT ROWID;
CREATE INDEX local_waiting_for_by_newest ON local_waiting_for (newest);

-- Commits with a bad hash, chain, seal or payload: kept for a person to look at, never folded.
CREATE TABLE local_quarantine (digest TEXT NOT NULL PRIMARY KEY, reason TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Which projection code filled the views; another one rebuilds them.
CREATE TABLE local_views (version TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
