DELETE FROM contacts
WHERE id BETWEEN :from AND :to;
