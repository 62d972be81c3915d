-- The auditors' record: what was seen, accepted, asked, answered, objected to, sampled and signed off.
-- Append-only; each entry is a row of its ward's audit chain besides. Described in docs/storage.md.

CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  ward TEXT NOT NULL,
  -- Fiscal year and sheet: entries are carried from run to run within them.
  scope TEXT NOT NULL,
  -- No reference: the record outlives the retention of its run.
  run_id TEXT NOT NULL,
  state TEXT NOT NULL,
  target TEXT NOT NULL CHECK (json_valid(target)),
  reason TEXT,
  reply_to TEXT,
  identity TEXT NOT NULL,
  content TEXT NOT NULL,
  about TEXT NOT NULL CHECK (json_valid(about)),
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_scope ON reviews (ward, scope, id);

CREATE TRIGGER reviews_are_never_changed BEFORE UPDATE ON reviews
BEGIN
  SELECT RAISE(ABORT, 'reviews are append-only');
END;

-- They go with everything of their ward, and not before.
CREATE TRIGGER reviews_leave_with_their_ward BEFORE DELETE ON reviews
WHEN EXISTS (SELECT 1 FROM runs WHERE ward = OLD.ward)
BEGIN
  SELECT RAISE(ABORT, 'reviews are append-only');
END;
