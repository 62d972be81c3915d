-- A chain of audit rows a ward, an anchor chain for the operator, answers kept for retries, links
-- that know their maker, receipt keys that retire. Described in docs/storage.md.
--
-- Nothing of before is moved: `audit` stays as it is and holds by its own triggers, so that the
-- version before this one goes on working beside it and after a rollback.

CREATE TABLE audit_rows (
  -- A ward, or `*`: what concerns every ward or none, and the anchors.
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  ward TEXT,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_rows_by_time ON audit_rows (at, chain, seq);
CREATE INDEX audit_rows_of_chain ON audit_rows (chain, at, seq);

-- How far each chain goes, so that rows cut off its end are missed.
CREATE TABLE audit_heads (
  chain TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  -- The last row whose hash stands in the operator's chain.
  anchored INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_rows_follow_their_head BEFORE INSERT ON audit_rows
WHEN NEW.previous IS NOT COALESCE((SELECT hash FROM audit_heads WHERE chain = NEW.chain), 'genesis')
  OR NEW.seq IS NOT COALESCE((SELECT seq FROM audit_heads WHERE chain = NEW.chain), 0) + 1
BEGIN
  SELECT RAISE(ABORT, 'audit head moved');
END;

CREATE TRIGGER audit_rows_move_their_head AFTER INSERT ON audit_rows
BEGIN
  INSERT INTO audit_heads (chain, seq, hash) VALUES (NEW.chain, NEW.seq, NEW.hash)
  ON CONFLICT (chain) DO UPDATE SET seq = NEW.seq, hash = NEW.hash;
END;

CREATE TRIGGER audit_rows_are_never_changed BEFORE UPDATE ON audit_rows
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_rows_are_never_deleted BEFORE DELETE ON audit_rows
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_heads_never_go_back BEFORE UPDATE ON audit_heads
WHEN NEW.chain IS NOT OLD.chain OR NEW.seq < OLD.seq OR NEW.anchored < OLD.anchored
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_heads_are_never_deleted BEFORE DELETE ON audit_heads
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

-- What is written to the log once and not again before its time: looks and refused sign-ins.
CREATE TABLE noted (
  name TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX noted_by_age ON noted (expires_at);

-- Answers to POST with an Idempotency-Key. Bodies can hold a key or token that is shown once, so
-- they are sealed with what only the caller has; null where the answer is made again instead.
CREATE TABLE answers (
  principal TEXT NOT NULL,
  operation TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  ward TEXT,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL CHECK (json_valid(headers)),
  sealed TEXT,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (principal, operation, key_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers (expires_at);
CREATE INDEX answers_by_ward ON answers (ward);

-- Who made a link, as the audit log names them. A key's link ends with it.
ALTER TABLE links ADD COLUMN maker TEXT;
UPDATE links SET maker = made.actor
FROM (SELECT subject, actor FROM audit WHERE action = 'link.created') AS made
WHERE made.subject = links.id;
DROP INDEX links_by_ward;
CREATE INDEX links_by_ward ON links (ward, id DESC);

CREATE TRIGGER links_are_revoked_once BEFORE UPDATE OF revoked_at ON links
WHEN OLD.revoked_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'revoked before');
END;

CREATE TRIGGER keys_are_revoked_once BEFORE UPDATE OF revoked_at, secret_hash ON api_keys
WHEN OLD.revoked_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'revoked before');
END;

-- From when on a key's signature no longer attests; null while it signs.
ALTER TABLE receipt_keys ADD COLUMN retired_at TEXT;
