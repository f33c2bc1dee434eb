-- Of the documents that were looked at those that were public on the day and that the filters let through, with where
-- they stand. What has a history is public when that begins.
with found as materialized (
    select
        d.id,
        d.kind,
        d.record_key,
        d.revision,
        d.member,
        d.conventions,
        d.bodies,
        d.year,
        d.dated,
        d.known_on,
        case d.kind
            when 'request' then (select f.status from follow_up f where f.request = d.record_key and f.valid_from <= @AsOf and f.valid_until > @AsOf)
            when 'thread' then (select f.status from follow_up f where f.thread = d.record_key and f.valid_from <= @AsOf and f.valid_until > @AsOf)
            when 'commitment' then (select f.status from commitment_follow_up f where f.commitment = d.record_key and f.valid_from <= @AsOf and f.valid_until > @AsOf)
        end as status,
        case d.kind
            when 'conclusion' then (select f.reply from conclusion_reply f where f.conclusion = d.record_key and f.valid_from <= @AsOf and f.valid_until > @AsOf)
        end as reply
    from json_each(@Ids) i
    cross join document d on d.id = i.value)
select id, kind, record_key, member, conventions, bodies, year, dated, status, reply
from found
where case
        when kind in ('request', 'thread', 'commitment') then status is not null
        when kind = 'conclusion' then reply is not null
        else known_on is null or known_on <= @AsOf
    end
  and status in (select value from json_each(@Status)) -- if Status
  and (status is null or status not in (select value from json_each(@StatusNot))) -- if StatusNot
  and revision >= coalesce((select min(c.revision) from change c where c.at >= @UpdatedSince), 9223372036854775807) -- if UpdatedSince
  and revision <= @Horizon -- if Horizon
order by id desc
