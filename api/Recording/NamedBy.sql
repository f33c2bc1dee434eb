-- The records that name a record of a kind, and are not retracted: by a reference, by a due date, by a name in a text.
select 'actor', id from actor where @kind = 'source' and source = @key and retracted_at is null
union
select 'member', iso3 from member where @kind = 'source' and source = @key and retracted_at is null
union
select 'convention', code from convention where @kind = 'source' and source = @key and retracted_at is null
union
select 'article', id from article where @kind = 'convention' and convention = @key and retracted_at is null
union
select 'article', id from article where @kind = 'source' and source = @key and retracted_at is null
union
select 'session', id from session where @kind = 'source' and source = @key and retracted_at is null
union
select 'ratification', id from ratification where @kind = 'convention' and convention = @key and retracted_at is null
union
select 'ratification', id from ratification where @kind = 'member' and member = @key and retracted_at is null
union
select 'ratification', id from ratification where @kind = 'source' and source = @key and retracted_at is null
union
select 'individual_case', id from individual_case where @kind = 'member' and member = @key and retracted_at is null
union
select 'individual_case', id from individual_case where @kind = 'session' and session = @key and retracted_at is null
union
select 'individual_case', id from individual_case where @kind = 'source' and source = @key and retracted_at is null
union
select 'individual_case', o.id from individual_case_convention t join individual_case o on o.id = t.individual_case where @kind = 'convention' and t.convention = @key and o.retracted_at is null
union
select 'coverage', id from coverage where @kind = 'convention' and convention = @key and retracted_at is null
union
select 'coverage', id from coverage where @kind = 'member' and member = @key and retracted_at is null
union
select 'coverage', id from coverage where @kind = 'session' and session = @key and retracted_at is null
union
select 'thread', id from thread where @kind = 'member' and member = @key and retracted_at is null
union
select 'thread', o.id from thread_convention t join thread o on o.id = t.thread where @kind = 'convention' and t.convention = @key and o.retracted_at is null
union
select 'thread', o.id from thread_article t join thread o on o.id = t.thread where @kind = 'convention' and t.article glob @key || '.*' and o.retracted_at is null
union
select 'conclusion', id from conclusion where @kind = 'member' and member = @key and retracted_at is null
union
select 'conclusion', id from conclusion where @kind = 'session' and session = @key and retracted_at is null
union
select 'conclusion', id from conclusion where @kind = 'source' and source = @key and retracted_at is null
union
select 'conclusion', o.id from conclusion_convention t join conclusion o on o.id = t.conclusion where @kind = 'convention' and t.convention = @key and o.retracted_at is null
union
select 'request', o.id from deadline_event t join request o on o.id = t.request where @kind = 'source' and t.source = @key and o.retracted_at is null
union
select 'request', id from request where @kind = 'conclusion' and conclusion = @key and retracted_at is null
union
select 'request', id from request where @kind = 'source' and source = @key and retracted_at is null
union
select 'request', id from request where @kind = 'thread' and thread = @key and retracted_at is null
union
select 'request', o.id from request_actor t join request o on o.id = t.request where @kind = 'actor' and t.actor = @key and o.retracted_at is null
union
select 'request', o.id from request_article t join request o on o.id = t.request where @kind = 'convention' and t.article glob @key || '.*' and o.retracted_at is null
union
select 'request', o.id from request_reiterates t join request o on o.id = t.request where @kind = 'request' and t.earlier = @key and o.retracted_at is null
union
select 'commitment', id from commitment where @kind = 'member' and member = @key and retracted_at is null
union
select 'commitment', id from commitment where @kind = 'source' and source = @key and retracted_at is null
union
select 'commitment', o.id from commitment_address t join commitment o on o.id = t.commitment where @kind = 'request' and t.request = @key and o.retracted_at is null
union
select 'commitment', o.id from commitment_address t join commitment o on o.id = t.commitment where @kind = 'thread' and t.thread = @key and o.retracted_at is null
union
select 'commitment', o.id from commitment_replaces t join commitment o on o.id = t.commitment where @kind = 'commitment' and t.earlier = @key and o.retracted_at is null
union
select 'evidence', id from evidence where @kind = 'conclusion' and conclusion = @key and retracted_at is null
union
select 'evidence', id from evidence where @kind = 'member' and member = @key and retracted_at is null
union
select 'evidence', id from evidence where @kind = 'source' and source = @key and retracted_at is null
union
select 'evidence', o.id from evidence_actor t join evidence o on o.id = t.evidence where @kind = 'actor' and t.actor = @key and o.retracted_at is null
union
select 'evidence', o.id from evidence_further_source t join evidence o on o.id = t.evidence where @kind = 'source' and t.source = @key and o.retracted_at is null
union
select 'evidence', o.id from evidence_link t join evidence o on o.id = t.evidence where @kind = 'commitment' and t.commitment = @key and o.retracted_at is null
union
select 'evidence', o.id from evidence_link t join evidence o on o.id = t.evidence where @kind = 'conclusion' and t.conclusion = @key and o.retracted_at is null
union
select 'evidence', o.id from evidence_link t join evidence o on o.id = t.evidence where @kind = 'request' and t.replaced_by = @key and o.retracted_at is null
union
select 'evidence', o.id from evidence_link t join evidence o on o.id = t.evidence where @kind = 'request' and t.request = @key and o.retracted_at is null
union
select 'evidence', o.id from evidence_link t join evidence o on o.id = t.evidence where @kind = 'thread' and t.thread = @key and o.retracted_at is null
union
select 'conclusion', o.id from conclusion o join due_date d on d.id = o.reply_due where @kind = 'session' and d.anchor = @key and o.retracted_at is null
union
select 'request', o.id from request o join due_date d on d.id = o.outcome_due where @kind = 'session' and d.anchor = @key and o.retracted_at is null
union
select 'request', o.id from deadline_event t join request o on o.id = t.request join due_date d on d.id = t.due where @kind = 'session' and d.anchor = @key and o.retracted_at is null
union
select 'commitment', o.id from commitment o join due_date d on d.id = o.due where @kind = 'session' and d.anchor = @key and o.retracted_at is null
union
select 'thread', id from thread where @kind = 'actor' and instr(text, '{' || @key || '}') > 0 and retracted_at is null
union
select 'conclusion', id from conclusion where @kind = 'actor' and instr(text, '{' || @key || '}') > 0 and retracted_at is null
union
select 'request', id from request where @kind = 'actor' and instr(text, '{' || @key || '}') > 0 and retracted_at is null
union
select 'commitment', id from commitment where @kind = 'actor' and instr(text, '{' || @key || '}') > 0 and retracted_at is null
union
select 'evidence', id from evidence where @kind = 'actor' and instr(text, '{' || @key || '}') > 0 and retracted_at is null
order by 1, 2
