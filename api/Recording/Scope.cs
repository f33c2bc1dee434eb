using Compliance.Exchange;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Threads;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Recording;

/// <summary>The members whose intervals a write touches: facts bear on nothing outside their own member.</summary>
public sealed class Scope(SqliteConnection connection)
{
    private readonly HashSet<string> members = [];
    private readonly HashSet<string> conclusions = [];
    private bool isEverybody;

    /// <summary>A record that changes, or what it was before.</summary>
    public void Add(BundleRecord record)
    {
        switch (record)
        {
            case NewThread thread: members.Add(thread.Member); break;
            case NewConclusion conclusion: members.Add(conclusion.Member); break;
            case NewRequest request: conclusions.Add(request.Conclusion); break;
            case NewCommitment commitment: members.Add(commitment.Member); break;
            case NewEvidence evidence: members.Add(evidence.Member); break;
            // A session's days move due dates, a Convention's category the reporting cycle, wherever they are named.
            case NewSession or NewConvention: isEverybody = true; break;
            default: break;
        }
    }

    /// <summary>All of them; to be read when everything is written.</summary>
    public IReadOnlyCollection<string> Members => isEverybody
        ? connection.Query<string>("select distinct member from conclusion union select member from commitment union select member from thread").AsList()
        : [.. members.Union(connection.Query<string>("select distinct member from conclusion where id in (select value from json_each(@ids))",
            new { ids = System.Text.Json.JsonSerializer.Serialize(conclusions) }))];
}
