UPDATE contacts
SET email = NULL,
    `Order` = :p1
WHERE id BETWEEN :from AND :to
  AND last_contact < :p2
  AND month(last_contact) > 0
  AND dayofmonth(last_contact) > 0
  AND (
    char_length(email) > 0
    OR (`Order` = :p1 AND CONVERT(`Order` USING utf8mb4) COLLATE utf8mb4_nopad_bin = :p1) IS NOT TRUE
  );
-- :p1 = 'erased'
-- :p2 = '2023-03-02'
