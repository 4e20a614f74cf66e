DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND last_contact < :p1
  AND month(last_contact) > 0
  AND dayofmonth(last_contact) > 0
  AND (id IN (
    SELECT contact_id FROM messages
    WHERE contact_id IS NOT NULL
  )) IS NOT TRUE;
-- :p1 = '2023-03-02'
