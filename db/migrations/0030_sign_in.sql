-- Who signed in at this console, and who typed a wrong secret how often: a restart forgets neither. `subject` is a staff
-- member's id, or 'recovery'.
CREATE TABLE local_sign_in (subject TEXT NOT NULL PRIMARY KEY, signed_in_wall INTEGER, wrong_tries INTEGER NOT NULL) STRICT, WITHOUT ROWID;
