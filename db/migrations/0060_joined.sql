-- The site that this console joined, or asks to be let into: no row where it founded its own. `console` is the member that let
-- it in, known by `certificate` until the log says the same. `site` is null until that member said that it is admitted.
-- `caught_up` is 1 once the first catch-up was done.
CREATE TABLE local_joined (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  address TEXT NOT NULL,
  console TEXT NOT NULL,
  certificate TEXT NOT NULL,
  console_name TEXT NOT NULL,
  site TEXT,
  site_name TEXT NOT NULL,
  caught_up INTEGER NOT NULL
) STRICT;
