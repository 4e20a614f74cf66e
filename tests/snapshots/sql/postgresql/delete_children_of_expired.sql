DELETE FROM messages
WHERE ctid >= :from AND ctid < :to
  AND contact_id IN (
    SELECT id FROM contacts
    WHERE last_contact < :p1
      AND last_contact >= '0001-01-01'
      AND id IS NOT NULL
  );
-- :p1 = '2023-03-02'
