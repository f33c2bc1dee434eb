using System.Text.Json;
using Compliance.Access;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Changes;

/// <summary>Reads the change log on, a few entries at a time, for those who follow it.</summary>
public sealed class ChangeReader(Views views, NameMasks masks)
{
    // An entry can hold two records of a megabyte each.
    private const int Most = 20;

    /// <summary>The next entries after a revision.</summary>
    /// <param name="filter">Which of them: the arguments of the statement of <c>/v1/changes</c>.</param>
    /// <param name="after">The revision.</param>
    /// <param name="token">Interrupts the reading.</param>
    /// <returns>The entries, and the revision up to which there are no others.</returns>
    public (IReadOnlyList<ChangeEntry> Entries, long UpTo) After(IReadOnlyDictionary<string, object?> filter, long after, CancellationToken token)
    {
        using var view = views.Now(token);
        var statement = Statement.Of<ListChanges>(new Dictionary<string, object?>(filter) { ["After"] = after }).Around(text => $"{text}\norder by c.revision\nlimit {Most}");
        var entries = view.Reader.Rows<ChangeEntry>(statement);
        return (entries, entries.Count < Most ? view.Revision.Number : entries[^1].Revision);
    }

    /// <summary>An entry in JSON as readers may see it now: a name can be restricted while somebody follows.</summary>
    public string Json(ChangeEntry entry)
    {
        // After the entry was read: the mask is of its state, or of a later one.
        var mask = masks.Current.Mask;
        return mask.Text(JsonSerializer.Serialize(entry.Masked(mask), ApiJson.Options), TextForm.Json);
    }
}
