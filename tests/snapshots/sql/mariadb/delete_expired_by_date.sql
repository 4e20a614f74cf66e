DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND last_contact < :p1
  AND month(last_contact) > 0
  AND dayofmonth(last_contact) > 0;
-- :p1 = '2023-03-02'
