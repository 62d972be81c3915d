-- Receivers that are told of a ward's new runs, and what each of them was sent. Described in docs/webhooks.md.

CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  ward TEXT NOT NULL,
  url TEXT NOT NULL,
  -- Needed for every signature; shown to its maker once.
  secret TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE INDEX webhooks_by_ward ON webhooks (ward, id);

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  ward TEXT NOT NULL,
  run_id TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  -- When it is tried next; null when it arrived, or was given up.
  due_at TEXT,
  delivered_at TEXT,
  -- Of the last attempt: the status, or 0 where no answer came.
  status INTEGER
) STRICT;
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX deliveries_by_webhook ON deliveries (webhook_id, id);
CREATE INDEX deliveries_by_age ON deliveries (created_at);
