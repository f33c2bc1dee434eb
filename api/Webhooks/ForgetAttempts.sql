delete from attempt
where webhook = @Webhook
  and id <= (select id from attempt where webhook = @Webhook order by id desc limit 1 offset @Most)
