-- Requests of the same kind to the same addressee in the cases of other members, of which an article or a Convention is the
-- same: what the Office was asked to do about a member, and did, is none that the member was asked and did. "nearest" puts them in
-- order: those with a common article before the others, and of these the newest first.
with asked as (
    select
        r.id,
        r.kind,
        r.addressee,
        r.conclusion,
        c.member
    from request r
    join conclusion c on c.id = r.conclusion
    where r.id = @Id
),
peer as (
    select
        r.id,
        exists (select 1 from request_article a join request_article b on b.article = a.article where a.request = asked.id and b.request = r.id) as has_article
    from asked
    join conclusion_convention mine on mine.conclusion = asked.conclusion
    join conclusion_convention theirs on theirs.convention = mine.convention
    join conclusion c on c.id = theirs.conclusion and c.member <> asked.member and c.retracted_at is null
    join request r on r.conclusion = c.id and r.kind = asked.kind and +r.addressee = asked.addressee and r.retracted_at is null
    group by r.id
)
select
    r.id,
    case when peer.has_article then 'same_article' else 'same_convention' end as likeness,
    (select json_group_array(a.article order by a.position) from request_article a
        where a.request = r.id and a.article in (select mine.article from request_article mine where mine.request = @Id)) as common_articles,
    (select json_group_array(v.convention order by v.position) from conclusion_convention v
        where v.conclusion = c.id and v.convention in (select mine.convention from conclusion_convention mine join asked on asked.conclusion = mine.conclusion)) as common_conventions,
    c.member,
    m.name as member_name,
    c.body,
    c.session,
    day.made_on,
    with_names(r.text) as text,
    r.kind,
    r.force,
    f.status,
    f.rule,
    -- Rules S1 to S5 rest on findings, and on nothing else. A request that asks again is one of no progress.
    (select json_group_array(json_object('kind', d.value ->> '$.kind', 'id', d.value ->> '$.id', 'issuerClass', coalesce(e.issuer_class, 'supervisory'), 'issuer', coalesce(e.issuer_name, fc.body),
            'on', coalesce(e.event_on, fc.adopted_on, (select fd.made_on from conclusion_day fd where fd.id = fc.id)), 'source', s.id, 'sourceTitle', s.title, 'sourceUrl', s.url,
            'stance', iif(e.id is null, 'no_progress', (
                -- The narrowest on this request: on itself, on one that asks it again, on its thread; of these the least favourable.
                with recursive later (id) as (
                    select i.request from request_reiterates i where i.earlier = r.id
                    union
                    select i.request from request_reiterates i join later on i.earlier = later.id)
                select l.stance
                from evidence_link l
                where l.evidence = e.id
                  and (l.request = r.id or l.request in (select id from later) or l.thread = r.thread)
                order by case when l.request = r.id then 0 when l.request is not null then 1 else 2 end,
                    case l.stance when 'contrary' then 0 when 'no_progress' then 1 when 'progress' then 2 when 'closed' then 3 else 4 end
                limit 1))) order by d.key)
        from json_each(f.decisive) d
        left join evidence e on d.value ->> '$.kind' = 'evidence' and e.id = d.value ->> '$.id'
        left join request again on d.value ->> '$.kind' = 'request' and again.id = d.value ->> '$.id'
        left join conclusion fc on fc.id = coalesce(e.conclusion, again.conclusion)
        join source s on s.id = coalesce(e.source, again.source)
        where f.rule in ('S1', 'S2', 'S3', 'S4', 'S5')) as found,
    iif(peer.has_article, '0 ', '1 ') || (99999999 - cast(replace(day.made_on, '-', '') as integer)) as nearest
from peer
join request r on r.id = peer.id
join conclusion c on c.id = r.conclusion
join member m on m.iso3 = c.member
join conclusion_day day on day.id = c.id
join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where true
  and c.member in (select value from json_each(@Member)) -- if Member
  and c.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and c.body in (select value from json_each(@Body)) -- if Body
  and c.body not in (select value from json_each(@BodyNot)) -- if BodyNot
  and f.status in (select value from json_each(@Status)) -- if Status
  and f.status not in (select value from json_each(@StatusNot)) -- if StatusNot
  and case when peer.has_article then 'same_article' else 'same_convention' end in (select value from json_each(@Likeness)) -- if Likeness
  and case when peer.has_article then 'same_article' else 'same_convention' end not in (select value from json_each(@LikenessNot)) -- if LikenessNot
