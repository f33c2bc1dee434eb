insert into webhook (id, name, url, events, filter, secret, active, revision, day, created_at, created_by)
values (@Id, @Name, @Url, @Events, @Filter, @Secret, @Active, @Revision, @Day, @Now, @By)
