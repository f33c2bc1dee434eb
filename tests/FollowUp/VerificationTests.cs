using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.FollowUp;

public sealed class VerificationTests
{
    private const string OpenTheLog = "drop trigger change_is_never_updated; drop trigger change_is_never_deleted;";
    private readonly string path = RunningApi.CopyOfSeeded();

    private IReadOnlyList<string> FindingsAfter(string sql)
    {
        var database = new Database(path);
        using (var connection = database.OpenToWrite()) connection.Execute(sql);
        return new Verification(database).Run().Findings;
    }

    [Test]
    public void Nothing_is_wrong_with_the_record_that_comes_with_the_program() => Assert.That(FindingsAfter("select 1"), Is.Empty);

    [Test]
    public void What_is_no_part_of_the_record_is_not_looked_for_in_the_change_log() => Assert.That(FindingsAfter(
        """
        insert into proposal (id, state, owner, who, by_editor, at, reason, changes, versions) values ('p', 'open', 'k', 'somebody', 0, '2026-01-01T00:00:00.000Z', 'x', '[]', '{}');
        insert into idempotency_key (owner, key, request_hash, status, answer, at) values ('k', 'x', 'x', 200, '{}', '2026-01-01T00:00:00.000Z');
        """), Is.Empty);

    [TestCase(OpenTheLog + "update change set who = 'nobody' where revision = 700", "revision 700 was changed")]
    [TestCase(OpenTheLog + "pragma foreign_keys = off; delete from change where revision = 701", "revision 701 is missing")]
    [TestCase("update follow_up set status = 'implemented' where request = 'kaz-c87-cas-2021.3' and valid_until = '9999-12-31'", "interval of request kaz-c87-cas-2021.3")]
    [TestCase("delete from follow_up where thread = 'kaz-c87-violence'", "interval of thread kaz-c87-violence")]
    [TestCase("update commitment_follow_up set due_on = '2030-01-01' where commitment = 'kaz-commitment-2022-notification'", "interval of commitment kaz-commitment-2022-notification")]
    [TestCase("update request_place set made_on = '2030-01-01' where request = 'kaz-c87-cas-2021.3'", "place of request kaz-c87-cas-2021.3: not stored as the rules give it")]
    [TestCase("delete from request_shelf where request = 'kaz-c87-cas-2021.3' and shelf = 'member=KAZ'", "place of request kaz-c87-cas-2021.3: is missing on the shelf 'member=KAZ'")]
    [TestCase("insert into request_shelf values ('member=FRA', 'kaz-c87-cas-2021.3', '2021-06-19', 'inform')", "place of request kaz-c87-cas-2021.3: stands on the shelf 'member=FRA' without reason")]
    [TestCase("update transition set cause = 'day', facts = '[]' where id = (select min(id) from transition)", "transition 2002-11-30.conclusion.kaz-cfa-2198-329.reply: not stored as the rules give it")]
    [TestCase("delete from transition where record_key = 'kaz-c87-violence' and what = 'status'", "kaz-c87-violence.status: not stored as the rules give it")]
    [TestCase("insert into transition values ('x', '2020-01-01', 'request', 'kaz-c87-cas-2021.3', 'KAZ', 'status', null, 'open', null, 'S10', 'day', '[]')", "transition x: stored, but the rules do not give it")]
    [TestCase("update request set revision = 1 where id = 'kaz-c87-cas-2021.3'", "request kaz-c87-cas-2021.3: its row is of revision 1")]
    [TestCase("pragma foreign_keys = off; delete from evidence where id = 'kaz-2020-05-04-law-321-vi'", "evidence kaz-2020-05-04-law-321-vi: in the change log, but not in its table")]
    [TestCase("pragma foreign_keys = off; update request set source = 'nowhere' where id = 'kaz-c87-cas-2021.3'", "reference: request kaz-c87-cas-2021.3: its source 'nowhere' names a source that is not there")]
    [TestCase(OpenTheLog + "update change set at = '2020-01-01T00:00:00.000Z' where revision = 20", "revision 20 was changed")]
    [TestCase(OpenTheLog + "pragma foreign_keys = off; update change set revision = -1 where revision = 20; update change set revision = 20 where revision = 21; update change set revision = 21 where revision = -1", "does not follow the entry before")]
    [TestCase(OpenTheLog + "pragma foreign_keys = off; delete from change where revision = (select max(revision) from change)", "in its table, but not in the change log")]
    [TestCase("update request set text = 'Nothing was asked.' where id = 'kaz-c87-cas-2017.1'", "request kaz-c87-cas-2017.1: its row is not as the change log has it")]
    [TestCase("update actor set name = 'Somebody else' where id = (select min(id) from actor)", "its row is not as the change log has it")]
    [TestCase("update ratification set ratified_on = '1999-01-01' where member = 'KAZ' and convention = 'C87'", "its row is not as the change log has it")]
    [TestCase("update request set recorded_at = '2020-01-01T00:00:00.000Z' where id = 'kaz-c87-cas-2017.1'", "request kaz-c87-cas-2017.1: its row is not as the change log has it")]
    [TestCase("update evidence_link set note = 'x' where evidence = 'kaz-2020-05-04-law-321-vi'", "evidence_link kaz-2020-05-04-law-321-vi: its row is not as the change log has it")]
    [TestCase("delete from evidence_actor", "evidence_actor")]
    [TestCase("update due_date set text = 'never'", "its row is not as the change log has it")]
    [TestCase("delete from change_member where revision = 202", "revision 202 (request kaz-c87-cas-2021.3) is about the member KAZ, and not filed under it")]
    [TestCase("insert into change_member (member, revision) values ('BLR', 202)", "revision 202 (request kaz-c87-cas-2021.3) is filed under the member BLR, which it is not about")]
    [TestCase("delete from change_convention where convention = 'C87'", "is about the Convention C87, and not filed under it")]
    [TestCase("update change_convention set convention = 'C98' where revision = 202", "is filed under the Convention C98, which it is not about")]
    [TestCase("pragma foreign_keys = off; insert into change_member (member, revision) values ('KAZ', 999999)", "its revision '999999' names a change that is not there")]
    [TestCase("insert into status_change values (202, 202, 0, 'request', 'nothing', 'KAZ', 'open', 'committed')", "status change 202/0 (request nothing): there was no such record by then")]
    [TestCase("insert into status_change values (202, 202, 0, 'request', 'kaz-c87-cas-2021.3', 'ZZZ', 'open', 'committed')", "there was no member ZZZ by then")]
    [TestCase("insert into status_change values (202, 0, 0, 'request', 'kaz-c87-cas-2021.3', 'KAZ', 'open', 'committed')", "the entries 0 to 202 are not those of one write")]
    [TestCase("insert into status_change values (202, 202, 0, 'request', 'kaz-c87-cas-2021.3', 'KAZ', 'open', 'done')", "there is no status 'done'")]
    [TestCase("insert into status_change values (202, 202, 0, 'conclusion', 'kaz-c87-cas-2021', 'KAZ', 'open', 'received')", "there is no status 'open'")]
    [TestCase("pragma foreign_keys = off; insert into status_change values (999999, 999999, 0, 'request', 'kaz-c87-cas-2021.3', 'KAZ', 'open', 'committed')", "its revision '999999' names a change that is not there")]
    [TestCase("update request set retracted_at = '2026-01-01T00:00:00.000Z', retraction_reason = 'x' where id = 'kaz-c87-cas-2017.1'", "differ on whether it is retracted")]
    public void What_was_changed_behind_the_program_is_found(string sql, string finding) => Assert.That(FindingsAfter(sql), Has.Some.Contains(finding));

    [TestCase("update change set who = 'nobody'")]
    [TestCase("delete from change")]
    public void The_log_refuses_to_be_changed(string sql)
    {
        using var connection = new Database(path).OpenToWrite();
        Assert.That(() => connection.Execute(sql), Throws.Exception.With.Message.Contains("append-only"));
    }
}
