select id, day, record, record_key, member, what, before, after, rule_before, rule_after, cause, facts
from transition
where member = @member
