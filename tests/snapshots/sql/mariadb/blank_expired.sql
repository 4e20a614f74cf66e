UPDATE contacts
SET surname = NULL,
    email = NULL
WHERE id BETWEEN :from AND :to
  AND last_contact < :p1
  AND month(last_contact) > 0
  AND dayofmonth(last_contact) > 0
  AND (
    (status = :p2 AND CONVERT(status USING utf8mb4) COLLATE utf8mb4_nopad_bin = :p2)
    OR (status IS NULL OR char_length(status) = 0)
  ) IS NOT TRUE
  AND (char_length(surname) > 0 OR char_length(email) > 0);
-- :p1 = '2023-03-02'
-- :p2 = 'customer'
