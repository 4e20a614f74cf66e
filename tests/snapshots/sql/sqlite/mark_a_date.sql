UPDATE contacts
SET last_contact = :p1
WHERE id BETWEEN :from AND :to
  AND status = :p2
  AND (last_contact IS NULL OR last_contact = '');
-- :p1 = '2023-03-01'
-- :p2 = 'signed'
