select
    f.valid_from as "from",
    nullif(f.valid_until, '9999-12-31') as until,
    f.status,
    f.rule,
    f.due_on,
    f.slippage_days,
    f.decisive
from commitment_follow_up f
join commitment m on m.id = f.commitment
where f.commitment = @Id
  and m.retracted_at is null
order by f.valid_from
