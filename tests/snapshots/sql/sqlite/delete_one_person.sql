DELETE FROM contacts
WHERE id BETWEEN :from AND :to
  AND lower(trim(email)) = :p1;
-- :p1 = 'someone@x.example'
