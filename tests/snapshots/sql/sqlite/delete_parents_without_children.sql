DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND last_contact < :p1
  AND last_contact >= '0001'
  AND CASE
    WHEN last_contact IN (date(last_contact, '+0 days'), datetime(last_contact, '+0 days')) THEN last_contact < :p2
    WHEN date(substr(last_contact, 1, 10), '+0 days') IS NOT substr(last_contact, 1, 10) OR julianday(last_contact) IS NULL THEN 0
    WHEN substr(last_contact, 12) GLOB '*[Zz+-]*' THEN datetime(last_contact) < :p3
    ELSE last_contact < :p2
  END
  AND (id IN (
    SELECT contact_id FROM messages
    WHERE contact_id IS NOT NULL
  )) IS NOT TRUE;
-- :p1 = '2023-03-05'
-- :p2 = '2023-03-02'
-- :p3 = '2023-03-01 23:00:00'
