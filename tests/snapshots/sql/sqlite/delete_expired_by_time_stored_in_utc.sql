DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND asked_at < :p1
  AND asked_at >= '0001'
  AND CASE
    WHEN asked_at = date(asked_at, '+0 days') THEN asked_at < :p2
    WHEN date(substr(asked_at, 1, 10), '+0 days') IS NOT substr(asked_at, 1, 10) OR julianday(asked_at) IS NULL THEN 0
    WHEN substr(asked_at, 12) GLOB '*[Zz+-]*' THEN datetime(asked_at) < :p3
    ELSE replace(asked_at, 'T', ' ') < :p4
  END;
-- :p1 = '2023-03-05'
-- :p2 = '2023-03-02'
-- :p3 = '2023-03-01 23:00:00'
-- :p4 = '2023-03-01 23:00'
