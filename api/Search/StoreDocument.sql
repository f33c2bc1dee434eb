insert into document (id, kind, record_key, revision, member, conventions, bodies, year, dated, known_on, title, text, names)
values (@Id, @Kind, @RecordKey, @Revision, @Member, @Conventions, @Bodies, @Year, @Dated, @KnownOn, @Title, @Text, @Names)
