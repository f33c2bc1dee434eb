using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>Looks whether what the log tells of statuses is about records that it knows, in words that there are, with writes that there were.</summary>
public static class StatusChangeCheck
{
    public static IEnumerable<string> Findings(SqliteConnection connection)
    {
        foreach (var row in connection.Query<Row>(Statement.Read("Changes/StatusChangeCheck")).AsList())
        {
            var name = $"status change {row.Revision}/{row.Position} ({row.Record} {row.RecordKey})";
            if (!row.IsRecordKnown) yield return $"{name}: there was no such record by then";
            if (!row.IsMemberKnown) yield return $"{name}: there was no member {row.Member} by then";
            if (!row.IsWriteKnown) yield return $"{name}: the entries {row.FirstRevision} to {row.Revision} are not those of one write";
            var words = Words.Of(row.Record switch { "commitment" => typeof(CommitmentStatus), "conclusion" => typeof(Reply), _ => typeof(RequestStatus) }).Keys;
            foreach (var word in new[] { row.Before, row.After }.OfType<string>().Where(w => !words.Contains(w))) yield return $"{name}: there is no status '{word}'";
            if (row.Before == row.After) yield return $"{name}: it changes nothing";
        }
    }

    private sealed record Row
    {
        public required long Revision { get; init; }
        public required long FirstRevision { get; init; }
        public required long Position { get; init; }
        public required string Record { get; init; }
        public required string RecordKey { get; init; }
        public required string Member { get; init; }
        public required string Before { get; init; }
        public string? After { get; init; }
        public required bool IsRecordKnown { get; init; }
        public required bool IsMemberKnown { get; init; }
        public required bool IsWriteKnown { get; init; }
    }
}
