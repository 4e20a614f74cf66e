DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND id IN (
    SELECT id FROM contacts
    WHERE id IN (
        SELECT contact_id FROM messages
        WHERE contact_id IS NOT NULL
      )
      AND id IS NOT NULL
  );
