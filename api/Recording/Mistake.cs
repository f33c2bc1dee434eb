using Compliance.Exchange;
namespace Compliance.Recording;

/// <summary>One thing that is wrong in what was sent, and where.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line on which the record begins, from 1; null when it is in no file.</param>
/// <param name="Pointer">A JSON pointer (RFC 6901) into the file, in an NDJSON file into the line; in a CSV file the column.</param>
/// <param name="Record">The record's kind and key, as far as they could be read.</param>
/// <param name="Code">What sort of mistake: a stable word.</param>
/// <param name="Message">What is wrong, and what is allowed.</param>
public sealed record Mistake(string File, int? Line, string Pointer, string? Record, string Code, string Message)
{
    /// <summary>What sort: decides the status of the answer.</summary>
    public MistakeSort Sort { get; init; } = MistakeSort.Shape;

    /// <inheritdoc />
    public override string ToString() =>
        $"{File}{(Line is { } line ? $":{line}" : "")} {Pointer}{(Record is null ? "" : $" ({Record})")}: {Message} [{Code}]";
}

/// <summary>What sort of mistake, from the outside in.</summary>
public enum MistakeSort
{
    /// <summary>The record on its own is not as it must be: 400.</summary>
    Shape,

    /// <summary>The caller may not write this: 403.</summary>
    Forbidden,

    /// <summary>It does not go with what is recorded: 409.</summary>
    Conflict,

    /// <summary>A rule of the domain is broken: 422.</summary>
    Rule,
}

/// <summary>What was sent cannot be taken: nothing of it was.</summary>
public sealed class ImportRefusedException(IReadOnlyList<Mistake> mistakes)
    : Exception($"{mistakes.Count} mistake{(mistakes.Count == 1 ? "" : "s")}; nothing was imported")
{
    /// <summary>All mistakes that were found, not the first only.</summary>
    public IReadOnlyList<Mistake> Mistakes => mistakes;
}

/// <summary>A record of a bundle, and where it stands there.</summary>
public sealed record Entry(BundleRecord Record, string File, int? Line, string Pointer)
{
    /// <summary>The record's kind and key.</summary>
    public string Name => $"{Record.Word()} {Record.Key}";

    /// <summary>Whether it is a row: a place in it is the name of a column.</summary>
    public bool IsRow { get; init; }

    /// <summary>A mistake in this record.</summary>
    public Mistake Wrong(string pointer, string code, string message, MistakeSort sort = MistakeSort.Rule) =>
        new(File, Line, IsRow ? CsvFiles.Column(pointer) : Pointer + pointer, Name, code, message) { Sort = sort };
}
