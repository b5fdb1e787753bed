-- What a log needs that many consoles write.

-- The ends of each origin's branches (more than one only after a fork): what two consoles compare to find out what either lacks.
CREATE TABLE log_end (origin TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (origin, id)) STRICT, WITHOUT ROWID;
INSERT INTO log_end (origin, id, seq)
  SELECT e.origin, e.id, e.seq FROM log_event e
  WHERE NOT EXISTS (SELECT 1 FROM log_event next WHERE next.origin = e.origin AND next.seq = e.seq + 1 AND json_extract(next.header, '$.prev') = e.id);

-- Events of revoked consoles beyond the cut, that nobody has adopted: kept and passed on, not folded, and no heads.
CREATE TABLE log_late (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Events whose payload did not come with them, though no erasure covers it; to be asked for.
CREATE TABLE local_withheld (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO local_withheld (id) SELECT e.id FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE p.event_no IS NULL;

-- 1: all its causes have come, and it is to land in a transaction of its own.
ALTER TABLE local_waiting ADD COLUMN awake INTEGER NOT NULL DEFAULT 0;
CREATE INDEX local_waiting_awake ON local_waiting (newest) WHERE awake = 1;
