UPDATE contacts
SET seen_at = :p1
WHERE id BETWEEN :from AND :to
  AND (status = :p2 AND CONVERT(status USING utf8mb4) COLLATE utf8mb4_nopad_bin = :p2)
  AND (seen_at IS NULL OR seen_at = 0);
-- :p1 = '2023-03-01 11:00:00'
-- :p2 = 'signed'
