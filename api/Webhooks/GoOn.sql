-- The record can be an older one than was told of: what is written from now on is told.
update webhook
set revision = min(revision, @Revision)
where id = @Id
