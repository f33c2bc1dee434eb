-- Everything on a case that was known on the day. A partial date counts by its last day.
with entry as (
    select
        v.ratified_on as date,
        null as published_on,
        'ratification' as kind,
        v.standing as what,
        null as issuer,
        'Ratification of ' || v.convention || coalesce(': ' || v.domestic_law, '') as text,
        '[]' as threads,
        '/v1/ratifications?member=' || v.member || '&convention=' || v.convention as url
    from ratification v
    where v.member = @Member
      and v.convention = @Convention
      and v.retracted_at is null
      and v.ratified_on is not null
    union all
    select
        coalesce(c.adopted_on, day.made_on),
        day.known_on,
        'conclusion',
        c.body,
        'supervisory',
        c.title,
        (select json_group_array(distinct r.thread order by r.thread) from request r where r.conclusion = c.id and r.thread is not null and r.retracted_at is null),
        '/v1/conclusions/' || c.id
    from conclusion c
    join conclusion_convention v on v.conclusion = c.id
    join conclusion_day day on day.id = c.id
    where c.member = @Member
      and v.convention = @Convention
      and c.retracted_at is null
    union all
    select
        m.made_on,
        m.published_on,
        'commitment',
        f.status,
        'government',
        with_names(m.text),
        (select json_group_array(distinct coalesce(a.thread, q.thread) order by coalesce(a.thread, q.thread)) from commitment_address a left join request q on q.id = a.request
            where a.commitment = m.id and coalesce(a.thread, q.thread) is not null),
        '/v1/commitments/' || m.id
    from commitment m
    join commitment_follow_up f on f.commitment = m.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    where m.member = @Member
      and m.retracted_at is null
      and exists (
        select 1 from commitment_address a left join request q on q.id = a.request
        left join conclusion_convention cv on cv.conclusion = q.conclusion left join thread_convention tv on tv.thread = a.thread
        where a.commitment = m.id and coalesce(cv.convention, tv.convention) = @Convention)
    union all
    select
        coalesce(e.event_on, c.adopted_on, (select day.made_on from conclusion_day day where day.id = e.conclusion), e.published_on),
        coalesce(e.published_on, (select day.known_on from conclusion_day day where day.id = e.conclusion)),
        'evidence',
        e.kind,
        e.issuer_class,
        with_names(e.text),
        (select json_group_array(distinct coalesce(l.thread, q.thread) order by coalesce(l.thread, q.thread)) from evidence_link l left join request q on q.id = l.request
            where l.evidence = e.id and coalesce(l.thread, q.thread) is not null),
        '/v1/evidence/' || e.id
    from evidence e
    left join conclusion c on c.id = e.conclusion
    where e.member = @Member
      and e.retracted_at is null
      and (e.event_on is not null or e.published_on is not null or e.conclusion is not null)
      and exists (
        select 1 from evidence_link l left join request q on q.id = l.request left join commitment_address a on a.commitment = l.commitment left join request aq on aq.id = a.request
        left join conclusion_convention cv on cv.conclusion = coalesce(l.conclusion, q.conclusion, aq.conclusion)
        left join thread_convention tv on tv.thread = coalesce(l.thread, a.thread)
        where l.evidence = e.id and (cv.convention = @Convention or tv.convention = @Convention))
    union all
    select
        f.due_on,
        '',
        'due',
        f.timeliness,
        null,
        'Due: ' || with_names(r.text),
        case when r.thread is null then '[]' else json_array(r.thread) end,
        '/v1/requests/' || r.id
    from request r
    join conclusion c on c.id = r.conclusion and c.retracted_at is null
    join conclusion_convention v on v.conclusion = c.id
    join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    where c.member = @Member
      and v.convention = @Convention
      and r.retracted_at is null
      and f.due_on is not null
    union all
    select
        f.valid_from,
        null,
        'status',
        f.status,
        null,
        t.title || ': ' || replace(f.status, '_', ' '),
        json_array(t.id),
        '/v1/threads/' || t.id
    from follow_up f
    join thread t on t.id = f.thread and t.retracted_at is null
    join thread_convention v on v.thread = t.id
    where t.member = @Member
      and v.convention = @Convention
      and f.valid_from <= @AsOf
      and not exists (select 1 from follow_up before where before.thread = f.thread and before.valid_until = f.valid_from and before.status = f.status)
)
select
    "on",
    date,
    kind,
    what,
    issuer,
    text,
    threads,
    url
from (
    select
        entry.*,
        case length(date) when 10 then date when 7 then date(date || '-01', '+1 month', '-1 day') else date || '-12-31' end as "on",
        case length(published_on) when 10 then published_on when 7 then date(published_on || '-01', '+1 month', '-1 day') when 4 then published_on || '-12-31' else '' end as known
    from entry)
-- A due date may be to come; everything else has happened, and was public.
where (kind = 'due' or "on" <= @AsOf)
  and known <= @AsOf
order by "on", kind, url
