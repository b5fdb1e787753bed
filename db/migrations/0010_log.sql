-- The log: what nobody may ever change. `no` is the order of arrival here and means nothing elsewhere.
CREATE TABLE log_commit (
  no INTEGER PRIMARY KEY,
  newest TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  public_key TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;

CREATE TABLE log_event (
  no INTEGER PRIMARY KEY,
  commit_no INTEGER NOT NULL REFERENCES log_commit (no),
  id TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL,
  stream TEXT NOT NULL,
  type TEXT NOT NULL,
  command TEXT NOT NULL,
  header TEXT NOT NULL
) STRICT;
CREATE INDEX log_event_by_commit ON log_event (commit_no);
CREATE INDEX log_event_by_stream ON log_event (stream, no);
CREATE INDEX log_event_by_origin ON log_event (origin, seq);
CREATE INDEX log_event_by_type ON log_event (type);
CREATE INDEX log_event_by_command ON log_event (command);

-- Apart from the header, because it can be erased. No row: erased, or withheld by whoever sent it.
CREATE TABLE log_payload (
  event_no INTEGER PRIMARY KEY REFERENCES log_event (no),
  salt TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;

-- The newest events of each stream: those that are no other's parent.
CREATE TABLE log_head (stream TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (stream, id)) STRICT, WITHOUT ROWID;

-- Numbers that one origin gave twice: a cloned disk, a restored backup.
CREATE TABLE log_fork (origin TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (origin, seq)) STRICT, WITHOUT ROWID;
