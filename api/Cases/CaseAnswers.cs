using System.Text.Json;
using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Cases;

/// <summary>Works out the short answer on a case: for the API and for the command line.</summary>
public static class CaseAnswers
{
    public static CaseStatus Status(View view, string member, string convention, DateOnly asOf)
    {
        var named = new { Member = member, Convention = convention, AsOf = asOf };
        var reader = view.Reader;
        var examined = reader.Rows<int>(Statement.Of("Cases/ExaminedIn", named));
        var last = reader.Rows<LastConclusion>(Statement.Of("Cases/LastConclusion", named));
        if (examined.Count == 0 && last.Count == 0 && !Exists(reader, member, convention)) throw NotRecorded(view, member, convention);
        var counted = reader.Rows<Counted>(Statement.Of("Cases/ShowCaseStatus", named));
        var promised = reader.Rows<string>(Statement.Of("Cases/CommitmentStatuses", named));
        return new CaseStatus
        {
            Member = member,
            Convention = convention,
            AsOf = asOf,
            ExaminedIn = examined,
            Threads = Count(counted.Where(c => c is { Subject: "thread", ToGovernment: true })),
            Requests = Count(counted.Where(c => c is { Subject: "request", ToGovernment: true })),
            RequestsToOthers = counted.Count(c => c is { Subject: "request", ToGovernment: false }),
            Commitments = Words.Of(typeof(CommitmentStatus)).Keys.ToDictionary(s => s, s => promised.Count(p => p == s)),
            Next = reader.Rows<CaseDate>(Statement.Of("Cases/NextDates", named)) is [var next, ..] ? next : null,
            LastConclusion = last is [var latest, ..] ? latest : null,
            Coverage = reader.Rows<CoverageNote>(Statement.Of("Cases/CoverageNotes", named)),
            Meta = view.Meta(asOf),
        };
    }

    /// <summary>Whether a text or an examination is recorded.</summary>
    public static bool Exists(Reader reader, string member, string convention) =>
        reader.Row<int>(Statement.Of("Cases/CaseExists", new { Member = member, Convention = convention })) == 1;

    /// <summary>Why there is no case: none is recorded, or it was recorded later.</summary>
    public static ProblemException NotRecorded(View view, string member, string convention) =>
        !Is(view, "member", member) ? ProblemException.NotFound("member", member, "/v1/members")
        : !Is(view, "convention", convention) ? ProblemException.NotFound("Convention", convention, "/v1/conventions")
        : new(ProblemKind.NotFound, view.KnownAt is { } instant && Exists(view.Log, member, convention)
        ? $"The case of {member} under {convention} was recorded later than {instant.Stored()}, the 'knownAt' asked for: this database did not know it then."
        : $"No case of {member} under {convention} is recorded. That says nothing about compliance: /v1/cases lists what is loaded.");

    private static bool Is(View view, string kind, string code) => Absence.Latest(view.Log, kind, code, long.MaxValue) is not null;

    private static Counts Count(IEnumerable<Counted> counted)
    {
        var rows = counted.ToArray();
        return new Counts
        {
            Total = rows.Length,
            ByStatus = Words.Of(typeof(RequestStatus)).Keys.ToDictionary(s => s, s => rows.Count(r => r.Status == s)),
            OverdueOutcome = rows.Count(r => r.Timeliness == Timeliness.Overdue.Word()),
            OverdueReply = rows.Count(r => r.Reply == Reply.Missing.Word()),
            Disputed = rows.Count(r => JsonSerializer.Deserialize<string[]>(r.Flags)!.Contains(Flag.Disputed.Word())),
        };
    }

    private sealed record Counted
    {
        public required string Subject { get; init; }
        public required bool ToGovernment { get; init; }
        public required string Status { get; init; }
        public required string Timeliness { get; init; }
        public required string Reply { get; init; }
        public required string Flags { get; init; }
    }
}
