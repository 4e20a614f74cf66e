DELETE FROM contacts
WHERE ctid >= :from AND ctid < :to
  AND asked_at < :p1
  AND asked_at >= '0001-01-01';
-- :p1 = '2023-03-01 23:00:00'
