select f.conclusion, f.valid_from, f.valid_until, f.reply, f.reply_due_on, f.reply_due_basis, f.decisive
from conclusion_reply f
join conclusion c on c.id = f.conclusion
where c.member = @member
