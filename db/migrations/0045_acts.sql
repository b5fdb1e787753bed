-- What was done on each grant, in order: whether anybody acted on one that had been withdrawn elsewhere is asked at each reading of the conflicts.
CREATE INDEX log_event_by_grant ON log_event (json_extract(header, '$.actor.grant'), origin, seq) WHERE json_extract(header, '$.actor.grant') IS NOT NULL;
