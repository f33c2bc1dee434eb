using System.Text.Json;
using Compliance.Actors;
using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Deadlines;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Problems;
using Compliance.Ratifications;
using Compliance.Recording;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Threads;

namespace Compliance.Shapes;

/// <summary>
/// How records of one kind lead to those of another: what <c>include=</c> can bring. The records come from the statement
/// of their list, by one of its arguments.
/// </summary>
/// <param name="Name">The word of <c>include=</c>.</param>
/// <param name="Kind">Whose records they are.</param>
/// <param name="Argument">The argument of their list that finds them.</param>
/// <param name="Keys">The values of that argument, from a row as it is answered.</param>
/// <param name="Then">What is to be included of them in turn.</param>
public sealed record Relation(string Name, RelatedKind Kind, string Argument, Func<JsonElement, IEnumerable<string>> Keys, IReadOnlyList<Relation> Then)
{
    /// <summary>How many steps an include goes.</summary>
    public const int Deepest = 2;

    private static readonly RelatedKind Requests = new("requests", "id", typeof(ListRequests), typeof(Request));
    private static readonly RelatedKind Threads = new("threads", "id", typeof(ListThreads), typeof(Threads.Thread));
    private static readonly RelatedKind Commitments = new("commitments", "id", typeof(ListCommitments), typeof(Commitment));
    private static readonly RelatedKind Conclusions = new("conclusions", "id", typeof(ListConclusions), typeof(Conclusion));
    private static readonly RelatedKind Evidence = new("evidence", "id", typeof(ListEvidence), typeof(PieceOfEvidence));
    private static readonly RelatedKind Sources = new("sources", "id", typeof(ListSources), typeof(Source));
    private static readonly RelatedKind Actors = new("actors", "id", typeof(ListActors), typeof(Actor));
    private static readonly RelatedKind Members = new("members", "iso3", typeof(ListMembers), typeof(Member));
    private static readonly RelatedKind Conventions = new("conventions", "code", typeof(ListConventions), typeof(Convention));
    private static readonly RelatedKind Sessions = new("sessions", "id", typeof(ListSessions), typeof(Session));

    private static readonly Dictionary<Type, Relation[]> All = new()
    {
        [typeof(Request)] =
        [
            To("conclusion", Conclusions, "Ids"), To("thread", Threads, "Ids"), To("session", Sessions, "Session"), To("member", Members, "Member"), To("conventions", Conventions, "Convention"),
            To("actors", Actors, "Actor"), To("source", Sources, "Source"), To("reiterates", Requests, "Ids"), By("commitments", Commitments, "Request"), By("evidence", Evidence, "Request"),
        ],
        [typeof(Threads.Thread)] =
        [
            To("requests", Requests, "Ids"), To("member", Members, "Member"), To("conventions", Conventions, "Convention"), By("commitments", Commitments, "Thread"), By("evidence", Evidence, "Thread"),
        ],
        [typeof(Conclusion)] =
        [
            By("requests", Requests, "Conclusion"), To("session", Sessions, "Session"), To("member", Members, "Member"), To("conventions", Conventions, "Convention"), To("source", Sources, "Source"),
            By("evidence", Evidence, "Conclusion"),
        ],
        [typeof(Commitment)] =
        [
            To("member", Members, "Member"), To("source", Sources, "Source"), To("replaces", Commitments, "Ids"), To("replacedBy", Commitments, "Ids"),
            new("requests", Requests, "Ids", row => Inner(row, "addresses", "request"), []), new("threads", Threads, "Ids", row => Inner(row, "addresses", "thread"), []), By("evidence", Evidence, "Commitment"),
        ],
        [typeof(Deadline)] =
        [
            To("conclusion", Conclusions, "Ids"), To("thread", Threads, "Ids"), To("session", Sessions, "Session"), To("anchor", Sessions, "Session"), To("member", Members, "Member"), To("conventions", Conventions, "Convention"),
            new("requests", Requests, "Ids", row => Inner(row, "requests", "id"), []),
        ],
        [typeof(PieceOfEvidence)] =
        [
            To("member", Members, "Member"), To("conclusion", Conclusions, "Ids"), To("actors", Actors, "Actor"), new("source", Sources, "Source", row => Inner(row, "source", "id"), []),
            new("requests", Requests, "Ids", row => Stances(row, "request"), []), new("threads", Threads, "Ids", row => Stances(row, "thread"), []), new("commitments", Commitments, "Ids", row => Stances(row, "commitment"), []),
        ],
        [typeof(Source)] = [By("evidence", Evidence, "Source")],
        [typeof(Actor)] = [To("source", Sources, "Source"), By("requests", Requests, "Actor"), By("evidence", Evidence, "Actor")],
        [typeof(Session)] = [To("source", Sources, "Source"), By("conclusions", Conclusions, "Session")],
        [typeof(Member)] = [To("source", Sources, "Source")],
        [typeof(Convention)] = [To("source", Sources, "Source")],
        [typeof(Ratification)] = [To("member", Members, "Member"), To("convention", Conventions, "Convention"), To("source", Sources, "Source")],
        [typeof(CaseRow)] = [To("member", Members, "Member"), To("convention", Conventions, "Convention")],
    };

    /// <summary>Those of a kind of row; none when it leads nowhere.</summary>
    public static IReadOnlyList<Relation> Of(Type? row) => row is null ? [] : All.GetValueOrDefault(row) ?? Of(row.BaseType);

    /// <summary>Reads <c>include=conclusion.source,thread</c>.</summary>
    public static IReadOnlyList<Relation> Read(string text, IReadOnlyList<Relation> relations, ICollection<ProblemError> errors)
    {
        var paths = text.Split(',');
        if (paths.Distinct().Count() != paths.Length) Wrong(errors, "'include' names the same twice");
        if (paths.FirstOrDefault(p => p.Split('.').Length > Deepest) is { } deep) Wrong(errors, $"'include' goes {Deepest} steps at most: '{(deep.Length <= 60 ? deep : deep[..60] + "...")}' goes further");
        return errors.Count > 0 ? [] : Tree(paths.Select(p => p.Split('.')), relations, "", errors);
    }

    private static Relation[] Tree(IEnumerable<string[]> paths, IReadOnlyList<Relation> relations, string before, ICollection<ProblemError> errors)
    {
        var chosen = new List<Relation>();
        foreach (var of in paths.GroupBy(p => p[0]))
        {
            if (relations.FirstOrDefault(r => r.Name == of.Key) is { } relation)
                chosen.Add(relation with { Then = Tree(of.Where(p => p.Length > 1).Select(p => p[1..]), Of(relation.Kind.Row), $"{before}{of.Key}.", errors) });
            else Wrong(errors, $"'include' does not know '{before}{(of.Key.Length <= 60 ? of.Key : of.Key[..60] + "...")}'{Nearest.Hint(of.Key, relations.Select(r => r.Name))}; allowed: {string.Join(", ", relations.Select(r => before + r.Name))}");
        }

        return [.. chosen];
    }

    /// <summary>A relation to what the row names in a field of the same name.</summary>
    private static Relation To(string name, RelatedKind of, string argument) => new(name, of, argument, row => Texts(row.GetProperty(name)), []);

    /// <summary>A relation to what names the row.</summary>
    private static Relation By(string name, RelatedKind of, string argument) => new(name, of, argument, row => Texts(row.GetProperty("id")), []);

    private static IEnumerable<string> Inner(JsonElement row, string field, string inner) =>
        row.GetProperty(field) is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray().SelectMany(one => Texts(one.GetProperty(inner))) : Texts(row.GetProperty(field).GetProperty(inner));

    private static IEnumerable<string> Stances(JsonElement row, string kind) =>
        row.GetProperty("stances").EnumerateArray().Where(s => s.GetProperty("kind").GetString() == kind).Select(s => s.GetProperty("id").GetString()!);

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Select(v => v.GetString()!),
        _ => [],
    };

    private static void Wrong(ICollection<ProblemError> errors, string message) => errors.Add(new ProblemError { Parameter = "include", Code = "unknown_relation", Message = message + "." });
}

/// <summary>A kind of record that can be included.</summary>
/// <param name="Name">Where it stands in <c>included</c>.</param>
/// <param name="Key">Its field that no two have the same.</param>
/// <param name="List">The endpoint whose statement finds it.</param>
/// <param name="Row">How it is answered.</param>
public sealed record RelatedKind(string Name, string Key, Type List, Type Row);
