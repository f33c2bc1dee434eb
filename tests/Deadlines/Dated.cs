using Compliance.Tests.Support;

namespace Compliance.Tests.Deadlines;

/// <summary>Records made for the tests of due dates: every way in which a date can be set and moved.</summary>
internal static class Dated
{
    /// <summary>A day on which all of it is public, and no clock is near a turn.</summary>
    public const string Day = "2026-06-01";

    public const string Conclusion = "kaz-test-cas-2024";

    private static readonly string[] Records =
    [
        $$"""{"record": "conclusion", "id": "{{Conclusion}}", "body": "CAS", "kind": "cas_conclusions", "member": "KAZ", "conventions": ["C87"], "session": "ilc-112", "adoptedOn": "2024-06-14", "title": "Made-up conclusions", "coverage": "partial", "source": "ilo-normlex"}""",
        """{"record": "thread", "id": "kaz-test-thread", "member": "KAZ", "conventions": ["C87"], "title": "A made-up demand"}""",
        Request(1, "amend_law", """, "outcomeDue": {"text": "by 1 March 2025", "latest": "2025-03-01", "precision": "day", "basis": "text"}, "deadlineEvents": [""" + """
            {"kind": "suspended", "on": "2025-01-10", "by": "CAS", "source": "ilo-normlex"},
            {"kind": "resumed", "on": "2025-02-01", "by": "CAS", "source": "ilo-normlex"},
            {"kind": "extended", "on": "2025-02-10", "publishedOn": "2025-02-20", "by": "CAS", "due": {"text": "by the end of 2027", "latest": "2027-12-31", "precision": "day", "basis": "text"}, "source": "ilo-normlex"}]
            """),
        Request(2, "release", """, "outcomeDue": {"text": "at the 113th Session", "anchor": "ilc-113", "relation": "at", "precision": "session", "basis": "text"}"""),
        Request(3, "register", """, "outcomeDue": {"text": "by 5 May 2027", "latest": "2027-05-05", "precision": "day", "basis": "text"}, "deadlineEvents": [{"kind": "withdrawn", "on": "2026-01-15", "by": "CAS", "source": "ilo-normlex"}]"""),
        Request(4, "review_case", """, "outcomeDue": {"text": "before the 114th Session", "anchor": "ilc-114", "relation": "before", "precision": "session", "basis": "text"}"""),
        Request(5, "report", """, "outcomeDue": {"text": "by 1 February 2027", "latest": "2027-02-01", "precision": "day", "basis": "text"}"""),
        Request(6, "inform", """, "outcomeDue": {"text": "by 1 August 2027", "latest": "2027-08-01", "precision": "day", "basis": "text"}"""),
        Request(7, "inform", """, "addressee": "director_general", "outcomeDue": {"text": "in June 2027", "earliest": "2027-06-01", "latest": "2027-06-30", "precision": "month", "basis": "text"}"""),
        Request(8, "refrain", """, "thread": "kaz-test-thread" """),
        Request(9, "investigate", """, "thread": "kaz-test-thread" """),
        Request(10, "repeal", """, "outcomeDue": {"text": "immediately", "precision": "none", "basis": "none"}"""),
        Request(11, "amend_law", """, "outcomeDue": {"text": "by 1 July 2027", "latest": "2027-07-01", "precision": "day", "basis": "text"}, "deadlineEvents": [{"kind": "suspended", "on": "2026-02", "by": "CAS", "source": "ilo-normlex"}]"""),
        Commitment("kaz-test-promise", "2025-03-03", "2027-03-31", "quarter", """ "addresses": [{"thread": "kaz-test-thread", "extent": "whole"}]"""),
        Commitment("kaz-test-old", "2025-03-03", "2026-04-30", "month", """ "addresses": [{"request": "kaz-test-cas-2024.10", "extent": "part"}]"""),
        Commitment("kaz-test-new", "2025-09-01", "2026-07-31", "month", """ "replaces": ["kaz-test-old"], "addresses": [{"request": "kaz-test-cas-2024.10", "extent": "part"}]"""),
    ];

    /// <summary>The path of a database with the seed data and these.</summary>
    public static string Database()
    {
        var path = RunningApi.CopyOfSeeded();
        var report = new Compliance.Storage.Database(path).Import(Fresh.Bundle(Records));
        Assert.That(report.Count("created"), Is.EqualTo(Records.Length));
        return path;
    }

    /// <summary>A server on such a database.</summary>
    public static Task<RunningApi> Start(Func<Settings, Settings>? set = null) => RunningApi.Over(Database(), set: set);

    private static string Request(int number, string kind, string more) =>
        $$"""{"record": "request", "id": "{{Conclusion}}.{{number}}", "conclusion": "{{Conclusion}}", "text": "Made-up request {{number}}.", "kind": "{{kind}}", "source": "ilo-normlex"{{more}}}""";

    private static string Commitment(string id, string madeOn, string latest, string precision, string more) =>
        $$"""{"record": "commitment", "id": "{{id}}", "member": "KAZ", "by": "A minister", "madeOn": "{{madeOn}}", "text": "A made-up promise.", "due": {"text": "as promised", "latest": "{{latest}}", "precision": "{{precision}}", "basis": "government_commitment"}, "source": "ilo-normlex",{{more}}}""";
}
