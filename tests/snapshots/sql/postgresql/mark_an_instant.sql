UPDATE contacts
SET seen_at = :p1
WHERE ctid >= :from AND ctid < :to
  AND status = :p2
  AND seen_at IS NULL;
-- :p1 = '2023-03-01 11:00:00+00:00'
-- :p2 = 'signed'
