insert into status_change (revision, position, record, record_key, member, before, after)
values (@revision, @position, @record, @key, @member, @before, @after)
