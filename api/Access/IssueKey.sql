insert into api_key (id, name, role, members, secret_hash, created_at, created_by, expires_at)
values (@Id, @Name, @Role, @Members, @Hash, @Now, @By, @ExpiresAt)
