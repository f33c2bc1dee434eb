update webhook
set revision = @Revision, day = @Day
where id = @Id
