DELETE FROM messages
WHERE id BETWEEN :from AND :to
  AND contact_id IN (
    SELECT id FROM contacts
    WHERE last_contact < :p1
      AND month(last_contact) > 0
      AND dayofmonth(last_contact) > 0
      AND id IS NOT NULL
  );
-- :p1 = '2023-03-02'
