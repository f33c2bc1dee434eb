-- What a picture of a case is called.
select
    (select m.name from member m where m.iso3 = @Member) as member_name,
    (select c.title from convention c where c.code = @Convention) as convention_title
