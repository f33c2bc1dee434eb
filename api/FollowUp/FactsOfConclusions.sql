select
    c.id,
    c.member,
    c.body,
    c.kind,
    (select json_group_array(cc.convention) from conclusion_convention cc where cc.conclusion = c.id) as conventions,
    s.year as session_year,
    s.starts_on as session_starts_on,
    s.ends_on as session_ends_on,
    c.adopted_on,
    c.published_on,
    (select json_object('latest', d.latest, 'anchorYear', a.year, 'anchorStartsOn', a.starts_on, 'anchorEndsOn', a.ends_on,
        'relation', d.relation, 'precision', d.precision, 'basis', d.basis)
        from due_date d left join session a on a.id = d.anchor where d.id = c.reply_due) as reply_due,
    coalesce(c.special_paragraph, 0) or coalesce(c.continued_failure, 0) or coalesce(c.double_footnote, 0) as escalated,
    c.coverage = 'complete' as fully_loaded,
    case when exists (
        select 1 from conclusion_convention cc join convention v on v.code = cc.convention
        where cc.conclusion = c.id and v.category in ('fundamental', 'governance')) then 3 else 6 end as regular_cycle_years
from conclusion c
left join session s on s.id = c.session
where c.member = @member
  and c.retracted_at is null
order by c.id
