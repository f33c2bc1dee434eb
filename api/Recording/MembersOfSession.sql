-- The members whose due dates or conclusions name a session.
select member from conclusion where session = @key
union
select c.member from conclusion c join due_date d on d.id = c.reply_due where d.anchor = @key
union
select c.member from request r join conclusion c on c.id = r.conclusion join due_date d on d.id = r.outcome_due where d.anchor = @key
union
select c.member from deadline_event e join request r on r.id = e.request join conclusion c on c.id = r.conclusion join due_date d on d.id = e.due where d.anchor = @key
union
select m.member from commitment m join due_date d on d.id = m.due where d.anchor = @key
