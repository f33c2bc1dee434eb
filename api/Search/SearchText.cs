namespace Compliance.Search;

/// <summary>
/// What to look for: words, all of which must be there (in any form: <c>unions</c> finds <c>union</c>, <c>Baltabai</c> finds <c>Baltabay</c>),
/// "phrases", <c>organi*</c>, <c>OR</c>, <c>NOT</c> or <c>-</c>, and parentheses.
/// </summary>
public sealed record SearchText
{
    /// <summary>What finds its documents, in the engine's language.</summary>
    public required string Match { get; init; }

    /// <summary>The same among the records of a list, when these are few.</summary>
    public string? FewOf { get; init; }

    /// <summary>The same, when they are many.</summary>
    public string? ManyOf { get; init; }

    /// <summary>As arguments of the statement of a list: <c>QFew</c> or <c>QMany</c>.</summary>
    public void AddTo(IDictionary<string, object?> arguments, string name) => (arguments[name + "Few"], arguments[name + "Many"]) = (FewOf, ManyOf);
}

/// <summary>The kind of record that words are looked for in.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SearchInAttribute(string kind) : Attribute
{
    public string Kind => kind;
}
