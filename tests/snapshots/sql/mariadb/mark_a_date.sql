UPDATE contacts
SET last_contact = :p1
WHERE id BETWEEN :from AND :to
  AND (status = :p2 AND CONVERT(status USING utf8mb4) COLLATE utf8mb4_nopad_bin = :p2)
  AND (last_contact IS NULL OR last_contact = 0);
-- :p1 = '2023-03-01'
-- :p2 = 'signed'
