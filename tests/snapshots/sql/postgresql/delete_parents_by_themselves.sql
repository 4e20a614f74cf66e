DELETE FROM contacts
WHERE ctid >= :from AND ctid < :to
  AND id IN (
    SELECT id FROM contacts
    WHERE id IN (
        SELECT contact_id FROM messages
        WHERE contact_id IS NOT NULL
      )
      AND id IS NOT NULL
  );
