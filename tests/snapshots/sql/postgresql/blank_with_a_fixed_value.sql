UPDATE contacts
SET email = NULL,
    "Order" = :p1
WHERE ctid >= :from AND ctid < :to
  AND last_contact < :p2
  AND last_contact >= '0001-01-01'
  AND (email <> '' OR ("Order" = :p1) IS NOT TRUE);
-- :p1 = 'erased'
-- :p2 = '2023-03-02'
