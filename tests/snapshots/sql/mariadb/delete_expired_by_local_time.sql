DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND asked_at < :p1
  AND month(asked_at) > 0
  AND dayofmonth(asked_at) > 0;
-- :p1 = '2023-03-02 00:00:00'
