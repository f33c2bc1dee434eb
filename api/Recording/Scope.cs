using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Storage;
using Compliance.Threads;

namespace Compliance.Recording;

/// <summary>The members whose intervals a write touches: facts bear on nothing outside their own member.</summary>
public sealed class Scope(Prepared prepared, About about)
{
    private readonly HashSet<string> members = [];

    /// <summary>The members, in order.</summary>
    public IEnumerable<string> Members => members.Order(StringComparer.Ordinal);

    /// <summary>A record that changes, and what it was before (null: it is new).</summary>
    public void Add(BundleRecord record, BundleRecord? before)
    {
        switch (record)
        {
            case NewThread or NewConclusion or NewRequest or NewCommitment or NewEvidence:
                foreach (var said in (BundleRecord?[])[record, before])
                    if (said is not null && about.Member(said) is { } member) members.Add(member);
                break;
            // A session's days move due dates, a Convention's category the reporting cycle, wherever they are named. What is
            // new may have been named before only by records of the same write, which are looked at themselves.
            case NewSession when before is not null: Named("Recording/MembersOfSession", record.Key); break;
            case NewConvention when before is not null: Named("Recording/MembersOfConvention", record.Key); break;
            default: break;
        }
    }

    private void Named(string statement, string key) => members.UnionWith(prepared.Rows(Statement.Read(statement), static r => r.GetString(0), ("@key", key)));
}
