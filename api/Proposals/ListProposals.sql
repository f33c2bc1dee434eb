select
    p.id,
    p.state,
    p.who,
    p.at,
    p.reason,
    p.changes,
    p.approvals,
    p.decided_by,
    p.decided_at,
    p.note,
    p.revision
from proposal p
where 1 = 1
  and p.id = @Id -- if Id
  and p.owner = @Owner -- if Owner
  and p.state in (select value from json_each(@State)) -- if State
  and p.state not in (select value from json_each(@StateNot)) -- if StateNot
