-- What changed the status of a record, each time with the write that did it.
select
    s.before,
    s.after,
    c.at,
    c.who,
    c.reason,
    s.first_revision,
    s.revision,
    (select json_group_array(json_object('action', w.action, 'record', w.record, 'key', w.record_key) order by w.place, w.revision)
        from (
            select min(t.place) as place, e.revision, e.action, e.record, e.record_key
            from (
                select 0 as place, revision from (
                    select m.revision from change_member m where m.member = s.member and m.revision between s.first_revision and s.revision order by m.revision limit 20)
                union all
                select 1, revision from (
                    select f.revision from change f where f.revision between s.first_revision and s.revision order by f.revision limit 20)
            ) t
            join change e on e.revision = t.revision
            group by e.revision
            order by 1, 2
            limit 20
        ) w) as written
from (
    select * from status_change
    where record = @Record and record_key = @Key
    order by revision desc
    limit 200
) s
join change c on c.revision = s.revision
order by s.revision
