namespace Compliance.Search;

/// <summary>
/// What a document is about, as words of the index that nobody's query can name. They end in a digit, so that the stemmer
/// leaves them as they are.
/// </summary>
public static class Facet
{
    public static string Kind(string kind) => $"k{kind}0";

    public static string Member(string member) => $"m{member.ToLowerInvariant()}0";

    public static string Convention(string convention) => $"c{convention.ToLowerInvariant()}0";

    public static string Body(string body) => $"b{body.ToLowerInvariant()}0";

    public static string Year(string year) => $"y{year}0";
}
