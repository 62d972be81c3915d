-- The opinions that a run was checked with; and what was published, with the figures it said.
CREATE TABLE run_opinions (
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run_id, part)
) STRICT;

-- Versions of the registers that an answer without a run was made from.
ALTER TABLE idempotency ADD COLUMN opinions_version INTEGER;
ALTER TABLE idempotency ADD COLUMN previous_opinions_version INTEGER;

-- Not tied to the run: what was published stays published when the run is pruned.
CREATE TABLE publications (
  id TEXT PRIMARY KEY,
  ward TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  run_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL,
  published_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX publications_by_year ON publications (ward, fiscal_year, id);

CREATE TRIGGER publications_are_never_changed BEFORE UPDATE ON publications
BEGIN
  SELECT RAISE(ABORT, 'a publication is never changed');
END;
