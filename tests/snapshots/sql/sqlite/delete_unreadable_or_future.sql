DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND (
    (
      signed <> ''
      AND CASE
          WHEN signed < '0001' THEN 1
          WHEN signed IN (date(signed, '+0 days'), datetime(signed, '+0 days')) THEN 0
          ELSE date(substr(signed, 1, 10), '+0 days') IS NOT substr(signed, 1, 10) OR julianday(signed) IS NULL
        END
    )
    OR (
        last_contact > :p1
        AND CASE
            WHEN last_contact IN (date(last_contact, '+0 days'), datetime(last_contact, '+0 days')) THEN last_contact >= :p2
            WHEN date(substr(last_contact, 1, 10), '+0 days') IS NOT substr(last_contact, 1, 10) OR julianday(last_contact) IS NULL THEN 0
            WHEN substr(last_contact, 12) GLOB '*[Zz+-]*' THEN datetime(last_contact) >= :p3
            ELSE last_contact >= :p2
          END
      )
  );
-- :p1 = '2023-02-27'
-- :p2 = '2023-03-02'
-- :p3 = '2023-03-01 23:00:00'
