-- The whole store of a Hanei Worker. Instants are ISO 8601 in UTC; amounts are integer yen.
-- Described in docs/storage.md. Migrations only go forward.

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  secret_hash TEXT NOT NULL,
  previous_secret_hash TEXT,
  previous_valid_until TEXT,
  name TEXT NOT NULL,
  wards TEXT NOT NULL CHECK (json_valid(wards)),
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT
) STRICT;

CREATE TABLE bootstraps (
  secret_hash TEXT PRIMARY KEY,
  key_id TEXT NOT NULL,
  used_at TEXT NOT NULL
) STRICT;

CREATE TABLE plans (
  ward TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (ward, fiscal_year, version)
) STRICT;

CREATE TABLE policies (
  ward TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (ward, version)
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  ward TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  workbook TEXT,
  sheet TEXT NOT NULL,
  fiscal_year INTEGER,
  plan_version INTEGER,
  ruleset TEXT NOT NULL,
  digest TEXT NOT NULL,
  snapshot_digest TEXT NOT NULL,
  policy_digest TEXT NOT NULL,
  total INTEGER NOT NULL,
  base INTEGER NOT NULL,
  share TEXT NOT NULL CHECK (json_valid(share)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  receipt TEXT NOT NULL,
  keep_until TEXT
) STRICT;
CREATE INDEX runs_by_ward ON runs (ward, id DESC);
CREATE INDEX runs_by_age ON runs (keep_until) WHERE keep_until IS NOT NULL;

-- Report, lines and (only where the ward's policy says so) the sheet: gzip, base64, in parts under D1's 2 MB a value.
CREATE TABLE run_parts (
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('report', 'lines', 'sheet')),
  part INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run_id, kind, part)
) STRICT;

CREATE TABLE links (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('run', 'latest')),
  ward TEXT NOT NULL,
  -- null for `latest`: such a link outlives the run it was made from.
  run_id TEXT REFERENCES runs (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE INDEX links_by_run ON links (run_id);
CREATE INDEX links_by_ward ON links (ward);

CREATE TABLE idempotency (
  principal TEXT NOT NULL,
  key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  ward TEXT NOT NULL,
  run_id TEXT,
  plan_version INTEGER,
  policy_version INTEGER,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (principal, key)
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (expires_at);

CREATE TABLE receipt_keys (
  kid TEXT PRIMARY KEY,
  public_jwk TEXT NOT NULL CHECK (json_valid(public_jwk)),
  -- Only in local mode; a deployed Worker's private key is a secret and never in the database.
  private_jwk TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  ward TEXT,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_ward ON audit (ward, seq DESC);

CREATE TRIGGER audit_follows_its_head BEFORE INSERT ON audit
WHEN NEW.previous IS NOT COALESCE((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), 'genesis')
  OR NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit)
BEGIN
  SELECT RAISE(ABORT, 'audit head moved');
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
