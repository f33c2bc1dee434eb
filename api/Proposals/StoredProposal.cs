using System.Text.Json;
using Compliance.Exchange;
using Compliance.Problems;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Proposals;

/// <summary>A proposal as it is kept, with what its effect is worked out from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">open, accepted, declined, withdrawn.</param>
/// <param name="Owner">The public part of the key that proposes.</param>
/// <param name="Who">The name of that key.</param>
/// <param name="ByEditor">It is an editor's key.</param>
/// <param name="Reason">Why.</param>
/// <param name="Changes">What is proposed.</param>
/// <param name="Versions">The version of each record that it is about, as the proposer knew it; 0: there was none.</param>
/// <param name="Approvals">The editors who would publish it.</param>
public sealed record StoredProposal(
    string Id, string State, string Owner, string Who, bool ByEditor, string Reason, ProposedChange[] Changes, Dictionary<string, long> Versions, Approval[] Approvals)
{
    /// <summary>The proposal, or the problem that there is none.</summary>
    public static StoredProposal Of(Prepared prepared, string id) => prepared.Rows(
        "select id, state, owner, who, by_editor, reason, changes, versions, approvals from proposal where id = @id",
        static r => new StoredProposal(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetString(5),
            Read<ProposedChange[]>(r.GetString(6)), Read<Dictionary<string, long>>(r.GetString(7)), Read<Approval[]>(r.GetString(8))),
        ("@id", id)).FirstOrDefault() ?? throw ProblemException.NotFound("proposal", id, "/v1/proposals");

    /// <summary>Refuses what is decided already.</summary>
    public void CheckOpen()
    {
        if (State != "open") throw new ProblemException(ProblemKind.Conflict, $"The proposal '{Id}' is {State} already.");
    }

    /// <summary>Does what is proposed. What was changed since it was proposed is a conflict: whoever proposed it did not know of that.</summary>
    public void Apply(Write write)
    {
        for (var i = 0; i < Changes.Length; i++)
        {
            var at = $"/changes/{i}";
            if (Changes[i].Put is { } put)
            {
                var record = BundleReader.ReadRecord(put, $"{at}/put", (pointer, what, code, message) => write.Mistakes.Add(new Mistake("body", null, pointer, what, code, message)));
                if (record is null) continue;
                CheckVersion(write, $"{at}/put", record.Word(), record.Key);
                write.Put(new Entry(record, "body", null, $"{at}/put"));
            }
            else if (Changes[i].Retract is { } retract)
            {
                CheckVersion(write, $"{at}/retract", retract.Record, retract.Key);
                write.Retract(retract.Record, retract.Key, retract.Reason.Normalize(), $"{at}/retract");
            }
        }
    }

    /// <summary>The versions of the records that a set of changes is about.</summary>
    public static Dictionary<string, long> VersionsOf(Write write, IEnumerable<(string Kind, string Key)> records) =>
        records.Distinct().ToDictionary(r => $"{r.Kind} {r.Key}", r => write.Latest(r.Kind, r.Key)?.Revision ?? 0);

    private void CheckVersion(Write write, string at, string kind, string key)
    {
        if (!Versions.TryGetValue($"{kind} {key}", out var known) || (write.Latest(kind, key)?.Revision ?? 0) is var now && now == known) return;
        write.Mistakes.Add(new Mistake("body", null, at, $"{kind} {key}", "changed_meanwhile", $"{kind} {key} was changed after this was proposed: it was of version {known}, and is of version {now}") { Sort = MistakeSort.Conflict });
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Columns.Json)!;
}
