UPDATE contacts
SET surname = NULL,
    email = NULL
WHERE ctid >= :from AND ctid < :to
  AND last_contact < :p1
  AND last_contact >= '0001-01-01'
  AND (status = :p2 OR (status IS NULL OR status = '')) IS NOT TRUE
  AND (surname <> '' OR email <> '');
-- :p1 = '2023-03-02'
-- :p2 = 'customer'
