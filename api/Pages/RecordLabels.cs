using System.Text.Json;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Pages;

/// <summary>What a record is called, or what it says.</summary>
public sealed record RecordLabel
{
    /// <summary>What sort of record.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id within its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Its title, its name, or what it says.</summary>
    public required string Label { get; init; }

    /// <summary>What tells it from others like it: who says so, which Convention.</summary>
    public string? Of { get; init; }

    /// <summary>Its date, as exactly as it is known.</summary>
    public PartialDate? On { get; init; }
}

/// <summary>What the records are called that a page names, read by one statement.</summary>
public sealed class RecordLabels
{
    private readonly Dictionary<(string, string), RecordLabel> labels;

    private RecordLabels(IEnumerable<RecordLabel> labels) => this.labels = labels.ToDictionary(l => (l.Kind, l.Key));

    /// <summary>Reads those of some records.</summary>
    public static RecordLabels Of(View view, IEnumerable<(string Kind, string Key)> records) => new(view.Reader.Rows<RecordLabel>(
        Statement.Of<RecordLabels>(new { Records = JsonSerializer.Serialize(records.Distinct().Select(r => new { kind = r.Kind, key = r.Key })) })));

    /// <summary>What a record is called; null when it is not there.</summary>
    public RecordLabel? this[string kind, string key] => labels.GetValueOrDefault((kind, key));

    /// <summary>The text of it, or its key when it is not there.</summary>
    public string Text(string kind, string key) => this[kind, key]?.Label ?? key;
}
