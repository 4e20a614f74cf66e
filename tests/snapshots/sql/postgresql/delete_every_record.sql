DELETE FROM contacts
WHERE ctid >= :from AND ctid < :to;
