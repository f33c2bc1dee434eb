namespace Compliance.FollowUp;

/// <summary>
/// The day that is asked about. Every comparison of that day goes through here, and each remembers when it would turn
/// out differently: what was derived holds unchanged until <see cref="Next"/>. That is how a history finds its own
/// boundaries, the future included, without a list of them that could be incomplete.
/// </summary>
public sealed class AsOf(DateOnly day)
{
    /// <summary>The day.</summary>
    public DateOnly Day => day;

    /// <summary>The first later day on which a comparison made so far turns out differently; null: none ever.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>Whether <paramref name="first"/> has come.</summary>
    public bool Reached(DateOnly first)
    {
        if (first <= day) return true;
        if (Next is null || first < Next) Next = first;
        return false;
    }

    /// <summary>Whether <paramref name="last"/> is over.</summary>
    public bool Passed(DateOnly last) => last < DateOnly.MaxValue && Reached(last.AddDays(1));
}
