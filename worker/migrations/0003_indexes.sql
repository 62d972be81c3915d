-- What a request or the daily pruning looks for has an index that leads to it: no statement reads a
-- whole table (worker/store/plans.test.ts explains each one).

-- The history of a year: of one ward, and of every ward for a key that covers all.
CREATE INDEX runs_by_ward_and_year ON runs (ward, fiscal_year, id DESC);
CREATE INDEX runs_by_year ON runs (fiscal_year, id DESC);

CREATE INDEX links_by_age ON links (expires_at);
CREATE INDEX idempotency_by_ward ON idempotency (ward);
