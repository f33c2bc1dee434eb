delete from follow_up where member = @member;

delete from commitment_follow_up where commitment in (select id from commitment where member = @member);

delete from conclusion_reply where conclusion in (select id from conclusion where member = @member);
