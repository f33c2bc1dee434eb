insert into request_place (request, member, made_on, kind, shelves)
values (@Request, @Member, @MadeOn, @Kind, @Shelves);

-- What a request names twice is one shelf.
insert or ignore into request_shelf (shelf, request, made_on, kind)
select value, @Request, @MadeOn, @Kind from json_each(@Shelves);
