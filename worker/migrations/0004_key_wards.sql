-- The wards of a key one by one: somebody who administers some wards finds their keys by them, and no
-- row of another ward's key is read to be refused.

CREATE TABLE key_wards (
  ward TEXT NOT NULL,
  key_id TEXT NOT NULL,
  PRIMARY KEY (ward, key_id)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO key_wards (ward, key_id)
SELECT ward.value, api_keys.id FROM api_keys, json_each(api_keys.wards) AS ward;

CREATE TRIGGER keys_stand_with_their_wards AFTER INSERT ON api_keys
BEGIN
  INSERT OR IGNORE INTO key_wards (ward, key_id) SELECT value, NEW.id FROM json_each(NEW.wards);
END;
