using System.Text.Json;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pictures;

/// <summary>A made-up case with more of everything than any real one: 28 threads over 30 years, asked by every body, with promises that overlap.</summary>
internal static class Crowded
{
    public const string Case = "FRA/C87";
    public const int Threads = 28;
    private const int First = 1996;
    private const int Years = 30;
    private static readonly (string Body, string Kind)[] Bodies = [("CEACR", "observation"), ("CFA", "cfa_report"), ("CEACR", "direct_request"), ("GB", "gb_decision"), ("CAS", "cas_conclusions"), ("COI", "coi_recommendations"), ("ILC", "ilc_resolution")];
    private static readonly string[] Stances = ["step", "setback", "context", "disputes", "done"];

    private static readonly Lazy<Task<RunningApi>> OnCrowd = new(() => RunningApi.Over(Database()));

    /// <summary>A server with it.</summary>
    public static Task<RunningApi> Api => OnCrowd.Value;

    /// <summary>The path of a database with it, and the seed.</summary>
    public static string Database()
    {
        var path = RunningApi.CopyOfSeeded();
        var records = Records().ToArray();
        Assert.That(new Database(path).Import(Fresh.Bundle(records)).Count("created"), Is.EqualTo(records.Length));
        return path;
    }

    private static IEnumerable<string> Records()
    {
        for (var t = 1; t <= Threads; t++)
            yield return Json(new { record = "thread", id = $"fra-crowd-{t}", member = "FRA", conventions = new[] { "C87" }, title = t % 4 == 0 ? $"A demand with a long title that goes on and on, number {t}, until it needs a second line and then a third" : $"Made-up demand number {t}" });
        for (var y = 0; y < Years; y++)
            foreach (var record in Conclusion(y)) yield return record;
        for (var t = 1; t <= Threads; t++)
            foreach (var record in Answers(t)) yield return record;
    }

    // Every text asks for every third demand again.
    private static IEnumerable<string> Conclusion(int y)
    {
        var (body, kind) = Bodies[y % Bodies.Length];
        var id = $"fra-crowd-{First + y}";
        yield return Json(new { record = "conclusion", id, body, kind, member = "FRA", conventions = new[] { "C87" }, adoptedOn = y % 5 == 0 ? $"{First + y}" : $"{First + y}-06-1{y % 9}", title = $"Made-up text of {First + y}", coverage = "partial", source = "ilo-normlex" });
        var number = 0;
        for (var t = 1; t <= Threads; t++)
            if ((y + t) % 3 == 0) yield return Json(new { record = "request", id = $"{id}.{++number}", conclusion = id, text = $"Do what is asked in number {t}.", kind = "amend_law", thread = $"fra-crowd-{t}", source = "ilo-normlex" });
    }

    private static IEnumerable<string> Answers(int t)
    {
        string[] threads = [$"fra-crowd-{t}"];
        for (var i = 0; i < 4; i++)
        {
            var made = First + 4 + (t + 5 * i) % 22;
            object due = i == 3 ? new { text = "soon", precision = "none", basis = "none" } : new { text = $"by {made + 4}", latest = $"{made + 4}-12-31", precision = "year", basis = "government_commitment" };
            yield return Json(new { record = "commitment", id = $"fra-crowd-promise-{t}-{i}", member = "FRA", by = "A minister", madeOn = $"{made}-0{1 + i}-15", text = "Do it.", due, addresses = threads.Select(thread => new { thread, extent = "part" }), source = "ilo-normlex" });
            for (var j = 0; j < 3; j++)
                yield return Json(new { record = "evidence", id = $"fra-crowd-fact-{t}-{i}-{j}", member = "FRA", kind = "act", issuer = new { @class = "government", name = "The Government" }, eventOn = $"{made}-03-0{1 + j}", text = "Something happened.", source = "ilo-normlex", links = threads.Select(thread => new { thread, stance = Stances[(t + i + j) % 5] }) });
        }
    }

    private static string Json(object record) => JsonSerializer.Serialize(record);
}
