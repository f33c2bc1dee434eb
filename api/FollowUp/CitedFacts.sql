-- Facts by id, each with who says so and its source.
select
    'evidence' as kind,
    e.id as id,
    e.issuer_class,
    with_names(e.issuer_name) as issuer_name,
    coalesce(e.event_on, c.adopted_on, (select day.made_on from conclusion_day day where day.id = e.conclusion)) as event_on,
    e.event_on is null and c.id is not null and c.adopted_on is null as event_is_inferred,
    coalesce(e.published_on, c.published_on) as published_on,
    with_names(e.text) as text,
    e.quote,
    e.source,
    s.title as source_title,
    s.url as source_url
from evidence e
join source s on s.id = e.source
left join conclusion c on c.id = e.conclusion
where e.id in (select value from json_each(@Evidence))
union all
select
    'request',
    r.id,
    'supervisory',
    c.body,
    coalesce(c.adopted_on, day.made_on),
    c.adopted_on is null,
    c.published_on,
    with_names(r.text),
    r.quote,
    r.source,
    s.title,
    s.url
from request r
join conclusion c on c.id = r.conclusion
join conclusion_day day on day.id = c.id
join source s on s.id = r.source
where r.id in (select value from json_each(@Requests))
union all
select
    'commitment',
    m.id,
    'government',
    with_names(m.made_by),
    m.made_on,
    0,
    m.published_on,
    with_names(m.text),
    m.quote,
    m.source,
    s.title,
    s.url
from commitment m
join source s on s.id = m.source
where m.id in (select value from json_each(@Commitments))
order by kind, id
