DELETE FROM contacts
WHERE ctid >= :from AND ctid < :to
  AND lower(btrim(email)) = :p1;
-- :p1 = 'someone@x.example'
