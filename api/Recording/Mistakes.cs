namespace Compliance.Recording;

/// <summary>The mistakes of a write: all of them, up to a bound that keeps a hopeless file from filling the memory.</summary>
public sealed class Mistakes
{
    /// <summary>How many are told.</summary>
    public const int Most = 1000;

    private readonly List<Mistake> list = [];

    public bool Any => list.Count > 0;

    /// <summary>There are more than are told.</summary>
    public bool IsFull => list.Count >= Most;

    public IReadOnlyList<Mistake> All => list;

    public void Add(Mistake mistake)
    {
        if (list.Count < Most - 1) list.Add(mistake);
        else if (list.Count == Most - 1) list.Add(new Mistake(mistake.File, mistake.Line, "", null, "too_many", $"there are more than {Most} mistakes: these are the first") { Sort = mistake.Sort });
    }

    public void AddRange(IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes) Add(mistake);
    }

    /// <summary>Refuses when there are any.</summary>
    /// <exception cref="ImportRefusedException">There are.</exception>
    public void Throw()
    {
        if (Any) throw new ImportRefusedException(list);
    }
}
