using System.Text.Json;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Reading;

/// <summary>
/// How SQLite would answer every list, told by <c>explain</c>: no list may read a table that grows with the record from its
/// first row to its last, unless nothing was asked for that an index could serve. The rule in full:
/// <list type="bullet">
/// <item>without a filter, and with one that only leaves something out (<c>!</c>), a list may go along the whole table, but in the order that it is sorted by, so that it ends when the page is full;</item>
/// <item>so it may with the filters named in <see cref="Common"/>: words of short lists, each of which many records carry;</item>
/// <item>and so may transitions of a Convention, which are many for every one, and are asked for by their days;</item>
/// <item>with every other filter it must begin in an index at what is asked for.</item>
/// </list>
/// </summary>
public sealed class PlanTests
{
    /// <summary>Tables with few rows, however large the record is.</summary>
    private static readonly HashSet<string> Small = ["member", "convention", "article", "session", "ratification", "individual_case", "individual_case_convention", "coverage", "migration", "bookkeeping"];

    /// <summary>Filters by words that many records carry, and by days of which any number may be asked for.</summary>
    private static readonly string[] Common =
    [
        "Status", "Timeliness", "Reply", "Flag", "Disputed", "Overdue", "Addressee", "Clock", "DueFrom", "DueTo", "UpdatedSince", "AsOf", "Sort", "Coverage", "SpecialParagraph",
        "Issuer", "Stance", "EventFrom", "EventTo", "Language", "Loaded", "Action", "Who", "From", "Until", "HasStatusChanges", "RatifiedBy", "Region", "Kind", "Body", "Category", "Record",
        "What", "Before", "After", "Cause", "First", "To",
    ];

    private static readonly (Type Endpoint, string Key)[] Lists =
    [
        (typeof(ListRequests), "id"), (typeof(Compliance.Transitions.ListTransitions), "id"), (typeof(Compliance.Threads.ListThreads), "id"), (typeof(Compliance.Conclusions.ListConclusions), "id"), (typeof(Compliance.Evidence.ListEvidence), "id"),
        (typeof(Compliance.Commitments.ListCommitments), "id"), (typeof(Compliance.Sources.ListSources), "id"), (typeof(Compliance.Actors.ListActors), "id"), (typeof(Compliance.Changes.ListChanges), "revision"),
    ];

    private static IEnumerable<TestCaseData> Single() => Lists.SelectMany(l => Filters(l.Endpoint).Append("").Select(f => new TestCaseData(l.Endpoint, l.Key, f).SetArgDisplayNames(l.Endpoint.Name, f.Length == 0 ? "no filter" : f)));

    private static IEnumerable<TestCaseData> Pairs() => Lists.Where(l => Filters(l.Endpoint).Contains("Member")).SelectMany(l =>
        Filters(l.Endpoint).Where(f => f != "Member").Select(f => new TestCaseData(l.Endpoint, l.Key, f).SetArgDisplayNames(l.Endpoint.Name, f)));

    [TestCaseSource(nameof(Single))]
    public void A_list_begins_where_its_filter_says(Type endpoint, string key, string filter) =>
        Check(endpoint, key, filter.Length == 0 ? [] : [filter], mayWalk: filter.Length == 0 || Common.Contains(filter) || (endpoint, filter) == (typeof(Compliance.Transitions.ListTransitions), "Convention"));

    [TestCaseSource(nameof(Pairs))]
    public void A_list_of_a_member_begins_at_the_member_or_closer(Type endpoint, string key, string filter) => Check(endpoint, key, ["Member", filter], mayWalk: false);

    /// <summary>Statements that look at everything, because everything is what they are about.</summary>
    private static readonly string[] OfEverything =
    [
        "Changes/AllChanges", "Changes/LatestChanges", "Changes/EntriesUpTo", "Changes/StatusChangeCheck", "Exchange/EntriesToChain", "Exchange/ExportedRecords", "Exchange/SeededRecords",
        "FollowUp/MisplacedRequests", "FollowUp/FollowedMembers", "Cases/CountStatuses", "Search/NamesOfActors",
        // The last row alone.
        "Changes/ShowChangesHead",
        // When an actor is written or a name restricted: the texts are searched for it.
        "Recording/NamedBy", "Recording/IdsLikeAlias",
    ];

    private static IEnumerable<string> Readings() => Statement.All.Where(n => !OfEverything.Contains(n) && !n.Split('/')[1].StartsWith("List", StringComparison.Ordinal) && !IsElsewhere(n) && IsReading(Statement.ReadShort(n)));

    // Keys and webhooks have files of their own, which do not grow with the record.
    private static bool IsElsewhere(string name) => Statement.Read(name).Contains("api_key", StringComparison.Ordinal) || (name.StartsWith("Webhooks/", StringComparison.Ordinal) && name != "Webhooks/WrittenSince");

    // After the comments, the first word.
    private static bool IsReading(string text) => text.Split('\n').First(l => l.Trim().Length > 0 && !l.StartsWith("--", StringComparison.Ordinal)).Split(' ')[0].Trim() is "select" or "with";

    [TestCaseSource(nameof(Readings))]
    public void No_other_statement_reads_a_whole_table(string name)
    {
        using var reader = Fresh.Migrated().Read();
        var text = Statement.ReadShort(name);
        var arguments = new DynamicParameters();
        foreach (System.Text.RegularExpressions.Match parameter in System.Text.RegularExpressions.Regex.Matches(text, "@([A-Za-z]+)")) arguments.Add(parameter.Groups[1].Value, "[]");
        Assert.That(Scans(reader, text, arguments).Where(t => !Small.Contains(t)), Is.Empty);
    }

    [Test]
    public void A_table_that_is_read_as_a_whole_is_found_out()
    {
        using var reader = Fresh.Migrated().Read();
        Assert.That(Scans(reader, "select id from request where note = 'x'", new()), Does.Contain("request"));
        Assert.That(Scans(reader, "select id from request where thread = 'x'", new()), Is.Empty);
    }

    private static void Check(Type endpoint, string key, string[] filters, bool mayWalk)
    {
        using var reader = Fresh.Migrated().Read();
        var (text, arguments) = Page(endpoint, key, filters);
        var scans = Scans(reader, text, arguments).Where(t => !Small.Contains(t)).ToArray();
        var plan = string.Join("\n", reader.Connection.Query("explain query plan " + text, arguments).Select(r => (string)r.detail));
        Assert.That(scans, mayWalk ? Has.Length.LessThanOrEqualTo(1) : Is.Empty, $"reads the whole of {string.Join(", ", scans)}\n{plan}");
        if (scans.Length == 1) Assert.That(plan.Split('\n'), Does.Not.Contain("USE TEMP B-TREE FOR ORDER BY"), plan);
    }

    /// <summary>The statement of the first page, as the endpoint sends it.</summary>
    private static (string Text, DynamicParameters Arguments) Page(Type endpoint, string key, string[] filters)
    {
        var type = FilterOf(endpoint);
        var filter = Activator.CreateInstance(type)!;
        foreach (var name in filters) type.GetProperty(name)!.SetValue(filter, Value(type.GetProperty(name)!.PropertyType));
        var arguments = Compliance.Reading.Lists.Arguments(filter);
        arguments["AsOf"] = "2026-06-01";
        var sort = key;
        if (filter is RequestFilter requests)
        {
            var start = RequestStart.Of(requests);
            sort = key = JsonNamingPolicy.SnakeCaseLower.ConvertName(start.Sort);
            foreach (var (name, value) in start.Arguments) arguments[name] = value;
        }

        var statement = Statement.Of(Beside(endpoint), arguments).Around(text => Cut.Of(text, sort, key, false, false, false), ("PageSize", 51));
        return (statement.Text, statement.Arguments);
    }

    private static string Beside(Type endpoint) => $"{endpoint.Namespace!["Compliance.".Length..]}/{endpoint.Name}";

    private static Type FilterOf(Type endpoint) => endpoint.BaseType!.GetGenericArguments()[0];

    private static IEnumerable<string> Filters(Type endpoint) => FilterOf(endpoint).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Except(["Limit", "Cursor", "Count", "Sort", "AsOf"]);

    private static object Value(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Value(inner)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AnyOf<>) ? Activator.CreateInstance(type, (IReadOnlyList<string>)["x"], (IReadOnlyList<string>)[])!
        : type == typeof(Compliance.Search.SearchText) ? new Compliance.Search.SearchText { Match = "x", FewOf = "x" }
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
        : type == typeof(bool) ? true
        : type == typeof(int) ? 1
        : type == typeof(DateOnly) ? new DateOnly(2026, 1, 1)
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
        : "x";

    /// <summary>The tables that a statement reads from their first row or entry of an index: in the engine's own code, a rewind of a cursor.</summary>
    private static IReadOnlyList<string> Scans(Reader reader, string text, DynamicParameters arguments)
    {
        var roots = reader.Connection.Query<(long Root, string Table)>("select rootpage, tbl_name from sqlite_schema where rootpage > 0").ToDictionary(r => r.Root, r => r.Table);
        var code = reader.Connection.Query("explain " + text, arguments).Select(r => (Operation: (string)r.opcode, Cursor: (long)r.p1, Root: (long)r.p2)).ToArray();
        var cursors = code.Where(c => c.Operation is "OpenRead" or "ReopenIdx").ToLookup(c => c.Cursor, c => c.Root);
        return [.. code.Where(c => c.Operation is "Rewind" or "Last").SelectMany(c => cursors[c.Cursor]).Where(roots.ContainsKey).Select(r => roots[r]).Distinct()];
    }
}
