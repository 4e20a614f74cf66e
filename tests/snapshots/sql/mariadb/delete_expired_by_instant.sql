DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND seen_at < :p1
  AND month(seen_at) > 0
  AND dayofmonth(seen_at) > 0;
-- :p1 = '2023-03-01 23:00:00'
