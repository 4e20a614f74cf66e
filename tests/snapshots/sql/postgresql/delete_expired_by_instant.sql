DELETE FROM contacts
WHERE ctid >= :from AND ctid < :to
  AND seen_at < :p1
  AND seen_at >= '0001-01-01';
-- :p1 = '2023-03-01 23:00:00+00:00'
