using Compliance.Changes;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Recording;

/// <summary>Records by kind and key, as the change log has them now: what a write has done so far is in it.</summary>
public sealed class Lookup(Prepared prepared)
{
    // Bounded: a write may be of any size.
    private const int Most = 20_000;
    private readonly Dictionary<(string Kind, string Key), (BundleRecord? Record, bool IsRetracted)> known = [];

    /// <summary>The record, or null when there is none that is not retracted.</summary>
    public T? Find<T>(string? key) where T : BundleRecord => key is not null && Get(BundleJson.Word<T>(), key) is { IsRetracted: false } found ? (T?)found.Record : null;

    /// <summary>What a record says or, if it was retracted, said last; null when there never was one.</summary>
    public T? Said<T>(string? key) where T : BundleRecord => key is null ? null : (T?)Get(BundleJson.Word<T>(), key).Record;

    /// <summary>The record, or null when there is none that is not retracted.</summary>
    public BundleRecord? Find(string kind, string key) => Get(kind, key) is { IsRetracted: false } found ? found.Record : null;

    /// <summary>What other evidence from the same conclusion says about the same thing.</summary>
    public IReadOnlyList<(string Evidence, string Stance)> SameText(NewEvidence evidence, NewLink link) => prepared.Rows(
        Statement.Read("Recording/SameText"), static r => (r.GetString(0), r.GetString(1)),
        ("@id", evidence.Id), ("@text", evidence.Conclusion), ("@request", link.Request), ("@thread", link.Thread), ("@commitment", link.Commitment), ("@conclusion", link.Conclusion));

    private (BundleRecord? Record, bool IsRetracted) Get(string kind, string key)
    {
        if (known.TryGetValue((kind, key), out var found)) return found;
        if (known.Count >= Most) known.Clear();
        var latest = ChangeLog.Latest(prepared, kind, key);
        return known[(kind, key)] = (latest is null ? null : BundleJson.Read(latest.After!), latest?.Action == "retracted");
    }
}
