DELETE FROM contacts
WHERE ctid >= :from AND ctid < :to
  AND last_contact < :p1
  AND last_contact >= '0001-01-01'
  AND (id IN (
    SELECT contact_id FROM messages
    WHERE contact_id IS NOT NULL
  )) IS NOT TRUE;
-- :p1 = '2023-03-02'
