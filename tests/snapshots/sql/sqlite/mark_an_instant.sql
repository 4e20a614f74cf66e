UPDATE contacts
SET seen_at = :p1
WHERE id BETWEEN :from AND :to
  AND status = :p2
  AND (seen_at IS NULL OR seen_at = '');
-- :p1 = '2023-03-01'
-- :p2 = 'signed'
