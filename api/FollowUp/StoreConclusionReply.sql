insert into conclusion_reply (conclusion, valid_from, valid_until, reply, reply_due_on, reply_due_basis, decisive)
values (@Conclusion, @ValidFrom, @ValidUntil, @Reply, @ReplyDueOn, @ReplyDueBasis, @Decisive)
