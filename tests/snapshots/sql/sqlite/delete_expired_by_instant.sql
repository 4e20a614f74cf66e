DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND seen_at < :p1
  AND seen_at >= '0001'
  AND CASE
    WHEN seen_at IN (date(seen_at, '+0 days'), datetime(seen_at, '+0 days')) THEN seen_at < :p2
    WHEN date(substr(seen_at, 1, 10), '+0 days') IS NOT substr(seen_at, 1, 10) OR julianday(seen_at) IS NULL THEN 0
    WHEN substr(seen_at, 12) GLOB '*[Zz+-]*' THEN datetime(seen_at) < :p3
    ELSE seen_at < :p2
  END;
-- :p1 = '2023-03-05'
-- :p2 = '2023-03-02'
-- :p3 = '2023-03-01 23:00:00'
