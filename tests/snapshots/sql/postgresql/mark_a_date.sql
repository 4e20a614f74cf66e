UPDATE contacts
SET last_contact = :p1
WHERE ctid >= :from AND ctid < :to
  AND status = :p2
  AND last_contact IS NULL;
-- :p1 = '2023-03-01'
-- :p2 = 'signed'
