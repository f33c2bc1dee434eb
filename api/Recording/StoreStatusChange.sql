insert into status_change (revision, first_revision, position, record, record_key, member, before, after)
values (@revision, @first, @position, @record, @key, @member, @before, @after)
