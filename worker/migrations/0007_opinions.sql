-- The register of the ward council's opinions, in immutable versions as plans are.
CREATE TABLE opinions (
  ward TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (ward, fiscal_year, version)
) STRICT;
