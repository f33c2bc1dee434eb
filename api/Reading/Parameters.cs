using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Compliance.Reading;

/// <summary>The parameters of every list.</summary>
public abstract record PageParameters
{
    /// <summary>How many rows to a page, 1 to 500.</summary>
    [DefaultValue(50), Range(1, 500)]
    public int Limit { get; init; } = 50;

    /// <summary>Where to go on: <c>page.next</c> of the page before, with the same other parameters.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether to count all rows into <c>page.total</c>.</summary>
    [DefaultValue(false)]
    public bool Count { get; init; }
}

/// <summary>The parameters of every list of records.</summary>
public abstract record RecordPageParameters : PageParameters
{
    /// <summary>Only records written at or after this instant (RFC 3339) or day (UTC).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }
}

/// <summary>The parameters of every list that shows a status.</summary>
public abstract record DatedPageParameters : PageParameters
{
    /// <summary>The day to answer for: what the public record said then; a day to come: what will be overdue if nothing happens. Today (UTC) unless given.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>The parameter of everything that shows a status.</summary>
public abstract record DatedParameters
{
    /// <summary>The day to answer for: what the public record said then; a day to come: what will be overdue if nothing happens. Today (UTC) unless given.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>The parameter of everything that shows one record, or one case.</summary>
public abstract record RecordParameters
{
    /// <summary>An instant (RFC 3339), or a day (its beginning, UTC), to go back to: the answer from what this database had recorded by then.</summary>
    public DateTimeOffset? KnownAt { get; init; }
}

/// <summary>The parameters of everything that shows one record, or one case, with a status.</summary>
public abstract record DatedRecordParameters : RecordParameters
{
    /// <summary>The day to answer for: what the public record said then; a day to come: what will be overdue if nothing happens. Unless given today (UTC), or the day of <c>knownAt</c>.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>
/// The values of a filter: any of those given, and none of those given with <c>!</c> before them
/// (<c>status=open,committed</c>, <c>status=!implemented</c>).
/// </summary>
/// <typeparam name="T">What the values are: a vocabulary (an enum), or one of <see cref="MemberCode"/>, <see cref="ConventionCode"/>, <see cref="ArticleCode"/>, <see cref="RegionName"/>, <see cref="LanguageCode"/>, <see cref="AuthorName"/>, <see cref="RecordId"/>, <see cref="StateWord"/>.</typeparam>
public sealed record AnyOf<T>(IReadOnlyList<string> Any, IReadOnlyList<string> None);

/// <summary>ISO 3166-1 alpha-3 of a member, in any case; alpha-2 is accepted.</summary>
public sealed record MemberCode;

/// <summary>A Convention's code in any spelling: <c>C87</c>, <c>c087</c>, <c>87</c>, <c>P29</c>.</summary>
public sealed record ConventionCode;

/// <summary>An article: the Convention's code, a dot and a number, such as <c>C87.2</c>.</summary>
public sealed record ArticleCode;

/// <summary>The name of an ILO region, as members carry it: <c>Europe and Central Asia</c>.</summary>
public sealed record RegionName;

/// <summary>The language of a source, ISO 639-1: <c>en</c>.</summary>
public sealed record LanguageCode;

/// <summary>The name of whoever wrote, as the change log has it.</summary>
public sealed record AuthorName;

/// <summary>The id of a record.</summary>
public sealed record RecordId;

/// <summary>A word that says where something stands: a status (of a request, a thread or a commitment), a reply, or timeliness.</summary>
public sealed record StateWord;

/// <summary>The columns that a list can be sorted by; <c>-</c> before one turns its order round.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SortableByAttribute(params string[] columns) : Attribute
{
    public IReadOnlyList<string> Columns => columns;
}

/// <summary>The value is part of the path.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InPathAttribute : Attribute;

/// <summary>A value that works with the data that comes with the program: shown in the API document, and tried by a test.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExampleAttribute(string value) : Attribute
{
    public string Value => value;

    /// <summary>Whether Swagger UI fills it in although it may be left out: where the first call should be narrow.</summary>
    public bool IsFilledIn { get; init; }
}

/// <summary>An address that takes no parameters but those of its path.</summary>
public sealed record NoParameters;
