-- A row for each request and each thread under every Convention, body and kind that it has; then counted apart.
with counted as (
    select
        'request' as subject,
        r.id,
        c.member,
        v.convention,
        c.body,
        r.kind,
        f.status,
        c.id as conclusion,
        c.coverage
    from request r
    join conclusion c on c.id = r.conclusion and c.retracted_at is null
    join conclusion_convention v on v.conclusion = c.id
    join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    where r.retracted_at is null
      and r.addressee = 'government'
    union all
    select
        'thread',
        t.id,
        t.member,
        v.convention,
        c.body,
        r.kind,
        f.status,
        null,
        null
    from thread t
    join thread_convention v on v.thread = t.id
    join follow_up f on f.thread = t.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    join request r on r.thread = t.id and r.retracted_at is null and r.addressee = 'government'
    join conclusion c on c.id = r.conclusion and c.retracted_at is null
    join conclusion_day day on day.id = c.id and day.known_on <= @AsOf
    where t.retracted_at is null
)
select
    case when @ByMember then member end as member,
    case when @ByConvention then convention end as convention,
    case when @ByBody then body end as body,
    case when @ByKind then kind end as kind,
    case when @ByStatus then status end as status,
    count(distinct case when subject = 'thread' then id end) as threads,
    count(distinct case when subject = 'request' then id end) as requests,
    json_object(
        'complete', count(distinct case when coverage = 'complete' then conclusion end),
        'partial', count(distinct case when coverage = 'partial' then conclusion end),
        'listed', count(distinct case when coverage = 'listed' then conclusion end)) as coverage
from counted
where true
  and member in (select value from json_each(@Member)) -- if Member
  and member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and convention in (select value from json_each(@Convention)) -- if Convention
  and convention not in (select value from json_each(@ConventionNot)) -- if ConventionNot
  and body in (select value from json_each(@Body)) -- if Body
  and body not in (select value from json_each(@BodyNot)) -- if BodyNot
  and kind in (select value from json_each(@Kind)) -- if Kind
  and kind not in (select value from json_each(@KindNot)) -- if KindNot
  and status in (select value from json_each(@Status)) -- if Status
  and status not in (select value from json_each(@StatusNot)) -- if StatusNot
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
