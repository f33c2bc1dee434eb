using System.Text.Json;
using Compliance.Reading;

namespace Compliance.Requests;

/// <summary>
/// Where a list of requests begins: on the narrowest shelf on which all that is asked for stands, or at the dates that it
/// is sorted by. Read from there in its order, it ends when the page is full, however many requests there are.
/// </summary>
/// <param name="Sort">The column of the statement that gives the order.</param>
/// <param name="Arguments">What the statement needs to begin there.</param>
public sealed record RequestStart(string Sort, IReadOnlyList<(string Name, object Value)> Arguments)
{
    /// <summary>The column of the id, in the table where the list begins.</summary>
    public const string Key = "listedId";

    public static RequestStart Of(RequestFilter filter)
    {
        var down = filter.Sort.StartsWith('-') ? "-" : "";
        // Words that few records hold are closer than any shelf.
        if (filter.Q is { FewOf: not null }) return new RequestStart(filter.Sort.TrimStart('-') == "id" ? down + Key : filter.Sort, [("Start", true), ("ByWords", true)]);
        var shelves = Shelves(filter);
        if (shelves is [""])
        {
            if (filter.Sort.TrimStart('-') == "dueOn") return ByDueDate(filter, down);
            if (filter.Sort.TrimStart('-') == "updatedAt") return new RequestStart(down + "listedBy", [("Start", true), ("ByUpdated", true)]);
            if (filter is { Sort: "-daysOverdue" or "daysOverdue", Overdue: OverdueClock.Outcome }) return new RequestStart(down + "listedBy", [("Start", true), ("ByOverdue", true)]);
        }

        var sort = filter.Sort.TrimStart('-') switch { "id" => Key, "madeOn" => "listedBy", var other => other };
        return new RequestStart(down + sort, shelves is not [var one] ? [("Start", true), ("Shelves", JsonSerializer.Serialize(shelves))]
            : filter.Kind is { Any.Count: > 0 } ? [("Start", true), ("Shelf", one), ("KindOnShelf", true)]
            : [("Start", true), ("Shelf", one)]);
    }

    private static RequestStart ByDueDate(RequestFilter filter, string down)
    {
        var isOutcome = filter.Clock is null or Clock.Outcome;
        List<(string, object)> arguments = [("Start", true), ("ByDueDate", true)];
        if (isOutcome && filter.DueFrom is not null) arguments.Add(("ByDueFrom", true));
        if (isOutcome && filter.DueTo is not null) arguments.Add(("ByDueTo", true));
        return new RequestStart(down + "listedBy", arguments);
    }

    // The first that is asked for is the narrowest. Of the words of short lists only one has a shelf: several are so many
    // requests that going along all of them finds a page sooner.
    private static string[] Shelves(RequestFilter filter) =>
        Of("conclusion", filter.Conclusion) ?? Of("thread", filter.Thread) ?? Of("actor", filter.Actor)
        ?? (filter is { Member.Any: [var member], Convention.Any: [var convention] } ? (string[])[$"case={member}-{convention}"] : null)
        ?? Of("article", filter.Article) ?? Of("member", filter.Member) ?? Of("session", filter.Session) ?? Of("convention", filter.Convention)
        ?? One("kind", filter.Kind) ?? One("body", filter.Body) ?? [""];

    private static string[]? Of<T>(string shelf, AnyOf<T>? filter) => filter is { Any.Count: > 0 } ? [.. filter.Any.Distinct().Select(value => $"{shelf}={value}")] : null;

    private static string[]? One<T>(string shelf, AnyOf<T>? filter) => filter is { Any.Count: 1 } ? Of(shelf, filter) : null;
}
