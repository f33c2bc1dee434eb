using System.ComponentModel.DataAnnotations;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Shapes;

namespace Compliance.Changes;

/// <summary>One entry of the change log: what one write did with one record.</summary>
[TextColumns("revision", "at", "action", "record", "key", "who", "reason")]
public sealed record ChangeEntry
{
    /// <summary>Its number: 1, 2, 3, and so on without a gap. The latest is the version of the whole data set.</summary>
    public required long Revision { get; init; }

    /// <summary>When it was written (UTC); all entries of one write have the same.</summary>
    [DataType(DataType.DateTime)]
    public required string At { get; init; }

    /// <summary>Who wrote it: the name of a key, or where it came from.</summary>
    public required string Who { get; init; }

    /// <summary>Why; of a retraction its reason.</summary>
    public string? Reason { get; init; }

    /// <summary>What was done with the record.</summary>
    [Vocabulary<ChangeAction>]
    public required string Action { get; init; }

    /// <summary>What sort of record.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id within its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Its address; null for a kind that has none.</summary>
    public string? Url => Address.OfRecord(Record, Key);

    /// <summary>Whether the record is published after this entry: false is what a mirror deletes.</summary>
    public bool IsPublished => Action != "retracted";

    /// <summary>The record before, as it was stored; null: there was none.</summary>
    public StoredJson? Before { get; init; }

    /// <summary>The record after, as it is stored; of a retraction what it said last.</summary>
    public StoredJson? After { get; init; }

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>The hash of this entry and, through <c>previousHash</c>, of all before it; <c>/v1/changes/head</c> says how it is made.</summary>
    public required string Hash { get; init; }

    /// <summary>What the write changed in the statuses of its day: told with the last entry of the write, for all of it.</summary>
    public required StatusChange[] StatusChanges { get; init; }

    /// <summary>The addresses of this entry and of all entries on the record.</summary>
    public ChangeLinks Links => new(Address.Of("changes", $"{Revision}"), RecordPaths.OfKind(Record).ChangesOf(Key));

    /// <summary>The entry with records that are valid also where they hold a restricted name.</summary>
    public ChangeEntry Masked(NameMask mask) => mask.IsEmpty || Record != "actor" ? this : this with { Before = Shown(mask, Before), After = Shown(mask, After) };

    private static StoredJson? Shown(NameMask mask, StoredJson? stored) => stored is null ? null : new StoredJson(mask.Record(stored.Text));
}

/// <summary>The addresses of an entry of the change log and of all entries on its record.</summary>
public sealed record ChangeLinks(string Self, string Changes);
