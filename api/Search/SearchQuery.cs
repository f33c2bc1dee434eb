namespace Compliance.Search;

/// <summary>What somebody looks for, as a tree.</summary>
/// <param name="Position">Where it begins in the query: the number of the character, from 1.</param>
public abstract record SearchQuery(int Position);

/// <summary>A word, or several in a row.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Words">The words, folded.</param>
/// <param name="IsPrefix">Of the last one only the beginning is given.</param>
public sealed record SearchTerm(int Position, IReadOnlyList<string> Words, bool IsPrefix) : SearchQuery(Position);

/// <summary>All of these, and none of those that a <see cref="SearchNot"/> names.</summary>
public sealed record SearchAll(int Position, IReadOnlyList<SearchQuery> Parts) : SearchQuery(Position)
{
    /// <summary>What must be there.</summary>
    public IEnumerable<SearchQuery> Wanted => Parts.Where(p => p is not SearchNot);

    /// <summary>What must not be there.</summary>
    public IEnumerable<SearchQuery> Unwanted => Parts.OfType<SearchNot>().Select(n => n.Part);
}

/// <summary>Any of these.</summary>
public sealed record SearchAny(int Position, IReadOnlyList<SearchQuery> Parts) : SearchQuery(Position);

/// <summary>Not this: only beside something that must be there.</summary>
public sealed record SearchNot(int Position, SearchQuery Part) : SearchQuery(Position);
