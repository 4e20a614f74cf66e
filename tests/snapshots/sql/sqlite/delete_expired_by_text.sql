DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND signed < :p1
  AND signed >= '0001'
  AND CASE
    WHEN signed IN (date(signed, '+0 days'), datetime(signed, '+0 days')) THEN signed < :p2
    WHEN date(substr(signed, 1, 10), '+0 days') IS NOT substr(signed, 1, 10) OR julianday(signed) IS NULL THEN 0
    WHEN substr(signed, 12) GLOB '*[Zz+-]*' THEN datetime(signed) < :p3
    ELSE signed < :p2
  END;
-- :p1 = '2023-03-05'
-- :p2 = '2023-03-02'
-- :p3 = '2023-03-01 23:00:00'
