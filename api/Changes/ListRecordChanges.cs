using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Changes;

/// <summary>In what order the entries on a record are listed.</summary>
public sealed record RecordChangeFilter : PageParameters
{
    /// <summary>The order; <c>-</c> before the name turns it round.</summary>
    [SortableBy("revision"), DefaultValue("revision")]
    public string Sort { get; init; } = "revision";
}

/// <summary>What was ever done with a record, and what changed its status.</summary>
public sealed record RecordChanges : IRows
{
    /// <summary>The entries of the change log on the record.</summary>
    public required IReadOnlyList<ChangeEntry> Data { get; init; }

    /// <summary>All entries as they are read, instead of a page.</summary>
    [JsonIgnore]
    public IEnumerable<ChangeEntry>? Stream { get; init; }

    /// <summary>
    /// What writes changed in the status of a thread, request or commitment, or in the reply to a conclusion: the latest
    /// 200, in the order in which it happened. A change that came with a day and not with a write is in <c>/history</c> only.
    /// </summary>
    public required IReadOnlyList<CausedChange> StatusChanges { get; init; }

    /// <summary>Where in the entries this is.</summary>
    public required PageInfo Page { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    IEnumerable<object> IRows.Rows => Stream ?? Data;
}

/// <summary>A change of a record's status, with the write that caused it.</summary>
public sealed record CausedChange
{
    /// <summary>The status before.</summary>
    public required string Before { get; init; }

    /// <summary>The status after; null: it has none any more, because it is retracted or not public.</summary>
    public string? After { get; init; }

    /// <summary>When it was written (UTC).</summary>
    [DataType(DataType.DateTime)]
    public required string At { get; init; }

    /// <summary>Who wrote.</summary>
    public required string Who { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The first entry of the write.</summary>
    public required long FirstRevision { get; init; }

    /// <summary>The last entry of the write.</summary>
    public required long Revision { get; init; }

    /// <summary>What was written: of a write with more than 20 entries 20 of them, those about the same member first.</summary>
    public required WrittenRecord[] Written { get; init; }

    /// <summary>The address of the last entry, which tells all that the write changed.</summary>
    public string Url => Address.Of("changes", $"{Revision}");
}

/// <summary>A record that was written.</summary>
[InJson]
public sealed record WrittenRecord
{
    /// <summary>What was done with it.</summary>
    [Vocabulary<ChangeAction>]
    public required string Action { get; init; }

    /// <summary>What sort of record.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Key { get; init; }

    /// <summary>Its address; null for a kind that has none.</summary>
    public string? Url => Address.OfRecord(Record, Key);
}

/// <summary>Lists what was ever done with a record of any kind.</summary>
public sealed class ListRecordChanges(Lists lists) : Endpoint<RecordChangeFilter, RecordChanges>
{
    public override void Configure()
    {
        Get(RecordPaths.Ones("/changes"));
        AllowAnonymous();
        Tags("Changes");
        Summary(s =>
        {
            s.Summary = "Tell what was ever done with a record";
            s.Description = "The entries of the change log on one record, also when it was retracted, and what writes of this and of other records changed in its status: from what to what, when, by whom.";
        });
    }

    public override Task<RecordChanges> ExecuteAsync(RecordChangeFilter filter, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var key = Route<string>(path.Parameter)!;
        var view = lists.Open(ct);
        if (view.LatestChange(path.Kind, key) is null) throw ProblemException.NotFound(path.Kind, key, $"/v1/changes?record={path.Kind}&action=created");
        var mask = HttpContext.Mask();
        var page = lists.Page<ListChanges, ChangeEntry>(view, filter, filter.Sort, "revision", ("Kind", path.Kind), ("Key", key)).Select(e => e.Masked(mask));
        return Task.FromResult(new RecordChanges
        {
            Data = page.Data,
            Stream = page.Stream,
            StatusChanges = view.Reader.Rows<CausedChange>(Statement.Of<ListRecordChanges>(new { Record = path.Kind, Key = key })),
            Page = page.Page,
            Meta = page.Meta,
        });
    }
}
