using Compliance.Codes;

namespace Compliance.Shapes;

/// <summary>
/// The parameters that shape an answer without changing what it is about. Every address takes those that make sense for
/// it (<see cref="ShapeChoices"/>): no endpoint declares them.
/// </summary>
public sealed record AnswerShape
{
    /// <summary>The format; unless given, the one that <c>Accept</c> likes best. A list as CSV or NDJSON has all its rows, not a page.</summary>
    public string? Format { get; init; }

    /// <summary>Only these fields, with commas between; a dot goes into an object (<c>links.self</c>). In CSV and text they are the columns, in this order.</summary>
    public string? Fields { get; init; }

    /// <summary>Related records to bring in the same answer, as <c>included</c>, each once; with commas between. A dot goes on from there (<c>conclusion.source</c>), once.</summary>
    public string? Include { get; init; }

    /// <summary>For whom a CSV file is written.</summary>
    public CsvAudience? CsvFor { get; init; }

    /// <summary>The fields that were chosen; none: all.</summary>
    internal IReadOnlyList<Field> Chosen { get; init; } = [];

    /// <summary>The relations that were chosen.</summary>
    internal IReadOnlyList<Relation> Related { get; init; } = [];

    /// <summary>The shape that a call asks for.</summary>
    public static AnswerShape Of(HttpContext context) => context.Features.Get<AnswerShape>() ?? Plain;

    private static readonly AnswerShape Plain = new();
}

/// <summary>For whom a CSV file is written. Unless given: cells that a spreadsheet would run as a formula are made harmless by an apostrophe, and there is no byte order mark.</summary>
[ParameterOnly]
public enum CsvAudience
{
    [Word("Excel", "With a byte order mark first, so that a spreadsheet reads it as UTF-8.")] Excel,
    [Word("programs", "Every text as it is: for programs that are no spreadsheets.")] Programs,
}
