using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>
/// The day that is asked about. Every comparison of that day goes through here, and each remembers when it would turn
/// out differently: what was derived holds unchanged until <see cref="Next"/>. That is how a history finds its own
/// boundaries, the future included, without a list of them that could be incomplete.
/// </summary>
/// <param name="day">The day.</param>
/// <param name="hidesNews">Whether the facts that became known on this very day are taken as not known yet: what the day would be by itself.</param>
public sealed class AsOf(DateOnly day, bool hidesNews = false)
{
    private HashSet<NewFact>? news;

    /// <summary>The day.</summary>
    public DateOnly Day => day;

    /// <summary>The first later day on which a comparison made so far turns out differently; null: none ever.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>The facts asked about so far that became known on this very day, sorted.</summary>
    public ValueList<NewFact> News => news is null ? [] : news.OrderBy(f => f.Kind).ThenBy(f => f.Id, StringComparer.Ordinal).ToValueList();

    /// <summary>Whether <paramref name="first"/> has come.</summary>
    public bool Reached(DateOnly first)
    {
        if (first <= day) return true;
        if (Next is null || first < Next) Next = first;
        return false;
    }

    /// <summary>Whether <paramref name="last"/> is over.</summary>
    public bool Passed(DateOnly last) => last < DateOnly.MaxValue && Reached(last.AddDays(1));

    /// <summary>Whether a fact is known that bears on what is derived, and can change more than its flags.</summary>
    public bool Knows(DateOnly known, NewFactKind kind, string id, IssuerClass issuer)
    {
        if (known != day) return Reached(known);
        if (hidesNews) return false;
        (news ??= []).Add(new NewFact(kind, id, issuer));
        return true;
    }
}
