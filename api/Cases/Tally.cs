using Compliance.Storage;

namespace Compliance.Cases;

/// <summary>What is counted of a member on a day.</summary>
public sealed record MemberTallies(Tally[] Requests, Tally[] Threads)
{
    public static MemberTallies Of(Reader reader, TallyWords words, string member, DateOnly asOf) =>
        new(Tally.Read(reader, "Cases/CountedRequests", words, member, asOf), Tally.Read(reader, "Cases/CountedThreads", words, member, asOf));
}

/// <summary>A request or thread under one Convention, body and kind.</summary>
/// <param name="Convention">The place of its Convention in <see cref="TallyWords"/>.</param>
/// <param name="Kept">The place there of what else is kept of it.</param>
/// <param name="First">1 if the tallies before are of another request or thread, else 0: what is added goes faster than what is asked.</param>
/// <param name="FirstOfText">1 if the tallies before are of another conclusion, else 0.</param>
public readonly record struct Tally(ushort Convention, ushort Kept, byte First, byte FirstOfText)
{
    internal static Tally[] Read(Reader reader, string statement, TallyWords words, string member, DateOnly asOf)
    {
        var tallies = new List<Tally>();
        using var command = reader.Connection.CreateCommand();
        command.CommandText = Statement.Read(statement);
        command.Parameters.AddWithValue("@Member", member);
        command.Parameters.AddWithValue("@AsOf", asOf.Stored());
        using var rows = command.ExecuteReader();
        var ofOne = new HashSet<(ushort, ushort)>();
        for (var (text, id) = ("", ""); rows.Read();)
        {
            var (nextText, nextId) = (rows.GetString(0), rows.GetString(1));
            var kept = new TallyKept(rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6));
            var (convention, place) = (words.Conventions.Place(rows.GetString(2)), words.Kept.Place(kept));
            if (nextId != id) ofOne.Clear();
            // A thread has a row for each of its requests, and most of them say the same.
            if (ofOne.Add((convention, place))) tallies.Add(new Tally(convention, place, nextId != id ? (byte)1 : (byte)0, nextText != text ? (byte)1 : (byte)0));
            (text, id) = (nextText, nextId);
        }

        return [.. tallies];
    }
}

/// <summary>What is kept of a tally beside its Convention.</summary>
/// <param name="Coverage">How much of the text is loaded; "" for a thread.</param>
public sealed record TallyKept(string Body, string Kind, string Status, string Coverage);

/// <summary>What tallies stand for; it only becomes more.</summary>
public sealed class TallyWords
{
    public Places<string> Conventions { get; } = new();
    public Places<TallyKept> Kept { get; } = new();
}

/// <summary>Things by their places, in the order in which they were met. Used by one thread at a time.</summary>
public sealed class Places<T> where T : notnull
{
    private readonly Dictionary<T, ushort> places = [];

    /// <summary>The things, each at its place.</summary>
    public List<T> All { get; } = [];

    /// <summary>The place of a thing, which is given one if it has none.</summary>
    public ushort Place(T thing)
    {
        if (places.TryGetValue(thing, out var place)) return place;
        places[thing] = place = checked((ushort)All.Count);
        All.Add(thing);
        return place;
    }
}
