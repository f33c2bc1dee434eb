insert into follow_up (request, thread, member, valid_from, valid_until, rule, status, reply, timeliness, flags, decisive, times_asked,
    due_on, due_basis, reply_due_on, reply_due_basis, overdue_from, overdue_until)
values (@Request, @Thread, @Member, @ValidFrom, @ValidUntil, @Rule, @Status, @Reply, @Timeliness, @Flags, @Decisive, @TimesAsked,
    @DueOn, @DueBasis, @ReplyDueOn, @ReplyDueBasis, @OverdueFrom, @OverdueUntil)
