using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>The rows of one member as they are stored.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Ids">Where each row of <c>follow_up</c> is.</param>
public sealed record StoredRows(ProjectedRows Rows, IReadOnlyDictionary<FollowUpRow, long> Ids)
{
    public static StoredRows Of(SqliteConnection connection, string member)
    {
        var followUps = connection.Query<FollowUpRow, long, (FollowUpRow Row, long Id)>(Statement.Read("FollowUp/StoredFollowUps"), static (row, id) => (row, id), new { member }, splitOn: "id").AsList();
        return new StoredRows(
            new ProjectedRows(
                [.. followUps.Select(f => f.Row)],
                connection.Query<CommitmentRow>(Statement.Read("FollowUp/StoredCommitmentFollowUps"), new { member }).AsList(),
                connection.Query<ReplyRow>(Statement.Read("FollowUp/StoredConclusionReplies"), new { member }).AsList(),
                connection.Query<TransitionRow>(Statement.Read("FollowUp/StoredTransitions"), new { member }).AsList(),
                connection.Query<PlaceRow>(Statement.Read("FollowUp/StoredPlaces"), new { member }).AsList()),
            followUps.DistinctBy(f => f.Row).ToDictionary(f => f.Row, f => f.Id));
    }

    /// <summary>Puts other rows in their place: what is the same in both is not touched.</summary>
    public void Replace(Prepared prepared, ProjectedRows after)
    {
        foreach (var row in Rows.FollowUps.Except(after.FollowUps)) prepared.Execute("delete from follow_up where id = @id", ("@id", Ids[row]));
        foreach (var row in Rows.Commitments.Except(after.Commitments))
            prepared.Execute("delete from commitment_follow_up where commitment = @commitment and valid_from = @from", ("@commitment", row.Commitment), ("@from", row.ValidFrom));
        foreach (var row in Rows.Replies.Except(after.Replies))
            prepared.Execute("delete from conclusion_reply where conclusion = @conclusion and valid_from = @from", ("@conclusion", row.Conclusion), ("@from", row.ValidFrom));
        foreach (var row in Rows.Places.Except(after.Places)) prepared.Execute(Statement.Read("FollowUp/RemovePlace"), ("@Request", row.Request), ("@Shelves", row.Shelves));
        foreach (var row in Rows.Transitions.Except(after.Transitions)) prepared.Execute("delete from transition where id = @id", ("@id", row.Id));
        foreach (var row in after.FollowUps.Except(Rows.FollowUps)) Store(prepared, row);
        foreach (var row in after.Commitments.Except(Rows.Commitments)) Store(prepared, row);
        foreach (var row in after.Replies.Except(Rows.Replies)) Store(prepared, row);
        foreach (var row in after.Transitions.Except(Rows.Transitions)) Store(prepared, row);
        foreach (var row in after.Places.Except(Rows.Places))
            prepared.Execute(Statement.Read("FollowUp/StorePlace"), ("@Request", row.Request), ("@Member", row.Member), ("@MadeOn", row.MadeOn), ("@Kind", row.Kind), ("@Shelves", row.Shelves));
    }

    private static void Store(Prepared prepared, FollowUpRow row)
    {
        var id = prepared.Insert(Statement.Read("FollowUp/StoreFollowUp"), ("@Request", row.Request), ("@Thread", row.Thread), ("@Member", row.Member), ("@ValidFrom", row.ValidFrom), ("@ValidUntil", row.ValidUntil),
            ("@Rule", row.Rule), ("@Status", row.Status), ("@Reply", row.Reply), ("@Timeliness", row.Timeliness), ("@Flags", row.Flags), ("@Decisive", row.Decisive), ("@TimesAsked", row.TimesAsked),
            ("@DueOn", row.DueOn), ("@DueBasis", row.DueBasis), ("@ReplyDueOn", row.ReplyDueOn), ("@ReplyDueBasis", row.ReplyDueBasis), ("@OverdueFrom", row.OverdueFrom), ("@OverdueUntil", row.OverdueUntil));
        foreach (var flag in row.FlagWords) prepared.Execute("insert into follow_up_flag (flag, follow_up) values (@flag, @id)", ("@flag", flag), ("@id", id));
    }

    private static void Store(Prepared prepared, CommitmentRow row) => prepared.Execute(Statement.Read("FollowUp/StoreCommitmentFollowUp"),
        ("@Commitment", row.Commitment), ("@ValidFrom", row.ValidFrom), ("@ValidUntil", row.ValidUntil), ("@Rule", row.Rule), ("@Status", row.Status), ("@Decisive", row.Decisive),
        ("@DueOn", row.DueOn), ("@SlippageDays", row.SlippageDays), ("@LateFrom", row.LateFrom), ("@LateUntil", row.LateUntil));

    private static void Store(Prepared prepared, ReplyRow row) => prepared.Execute(Statement.Read("FollowUp/StoreConclusionReply"),
        ("@Conclusion", row.Conclusion), ("@ValidFrom", row.ValidFrom), ("@ValidUntil", row.ValidUntil), ("@Reply", row.Reply),
        ("@ReplyDueOn", row.ReplyDueOn), ("@ReplyDueBasis", row.ReplyDueBasis), ("@Decisive", row.Decisive));

    private static void Store(Prepared prepared, TransitionRow row) => prepared.Execute(Statement.Read("FollowUp/StoreTransition"),
        ("@Id", row.Id), ("@Day", row.Day), ("@Record", row.Record), ("@RecordKey", row.RecordKey), ("@Member", row.Member), ("@What", row.What), ("@Before", row.Before), ("@After", row.After),
        ("@RuleBefore", row.RuleBefore), ("@RuleAfter", row.RuleAfter), ("@Cause", row.Cause), ("@Facts", row.Facts));
}
