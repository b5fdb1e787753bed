-- The grant by which whoever made a key acted then: the key ends with it, and not only for as long as they have no role. Of keys
-- from before nobody knows it; they open nothing, and are made anew.
ALTER TABLE local_export_key ADD COLUMN made_by_grant TEXT NOT NULL DEFAULT '';
