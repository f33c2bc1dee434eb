select f.commitment, f.valid_from, f.valid_until, f.rule, f.status, f.decisive, f.due_on, f.slippage_days, f.late_from, f.late_until
from commitment_follow_up f
join commitment m on m.id = f.commitment
where m.member = @member
