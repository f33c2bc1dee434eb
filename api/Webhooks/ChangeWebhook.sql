update webhook
set name = @Name, url = @Url, events = @Events, filter = @Filter, active = @Active, disabled_because = null
where id = @Id
