namespace Compliance.Search;

/// <summary>A query is not well-formed.</summary>
/// <param name="code">What sort of mistake: a stable word.</param>
/// <param name="position">Where: the number of the character, from 1.</param>
/// <param name="message">What is wrong, and what is expected there.</param>
public sealed class SearchSyntaxException(string code, int position, string message) : Exception(message)
{
    public string Code => code;

    public int Position => position;
}
