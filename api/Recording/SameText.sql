-- The stances that other evidence taken from a conclusion has on a thing. Found by the conclusion, of which there is
-- little: the plus keeps from going through all links that do not name, say, a thread.
select e.id, l.stance
from evidence e
join evidence_link l on l.evidence = e.id
where e.conclusion = @text
  and e.id <> @id
  and e.retracted_at is null
  and +l.request is @request
  and +l.thread is @thread
  and +l.commitment is @commitment
  and +l.conclusion is @conclusion
order by e.id
