-- What this console alone knows of the network, and alarms that it heard ahead of the log. Never sent as facts.

-- Where other consoles were reached or may be. `console` is null for an address of which it is not known whose it is.
CREATE TABLE local_address (address TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, console TEXT, added_wall INTEGER NOT NULL, worked_wall INTEGER) STRICT, WITHOUT ROWID;

-- The port that was set for this console; no row: the standard one.
CREATE TABLE local_lan_port (port INTEGER NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Alarms that were raised or heard, so that a console which was just restarted tells and shows them again. `age_ms` is
-- how old it was at `heard_wall`.
CREATE TABLE local_notice (command TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, heard_wall INTEGER NOT NULL, age_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
